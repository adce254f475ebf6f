package dev.nabla.nn;

import dev.nabla.functional.Convolution;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@code y[n][o][i * stride + j * dilation - padding] += weight[c][o][j] * x[n][c][i]}, from bias:
 * what takes the outputs of {@link Conv1d} back to the size of its inputs.
 *
 * <p>{@code [N, in, L] -> [N, out, L']}; one sample, {@code [in, L]}, gives one.
 *
 * @param weight {@code [in, out / groups, k]}
 * @param bias {@code [out]}, or none
 */
public record ConvTranspose1d(
    Parameter weight, Optional<Parameter> bias, ConvTransposeOptions options) implements Module {
  private static final String LAYER = "convTranspose1d";

  /** Checks that weight, bias and options fit together. */
  public ConvTranspose1d {
    new ConvWeights(weight, bias)
        .require(LAYER, 1, options.groups(), Slide.of(LAYER, 1, options).kernel());
  }

  /** A kernel of {@code kernelSize}, all else PyTorch's defaults. */
  public static ConvTranspose1d create(TensorFactory factory, int in, int out, int kernelSize) {
    return create(factory, in, out, new ConvTransposeOptions(kernelSize));
  }

  /**
   * Both drawn uniformly from {@code -1/sqrt(fan)} to {@code 1/sqrt(fan)}, the weight first, as
   * PyTorch does (He et al., "Delving deep into rectifiers", 2015, with a = sqrt(5)); {@code fan =
   * out / groups * k}.
   */
  public static ConvTranspose1d create(
      TensorFactory factory, int in, int out, ConvTransposeOptions options) {
    int groups = options.groups();
    ConvWeights.requireChannels(LAYER, in, out, groups);
    int[] kernel = Slide.of(LAYER, 1, options).kernel();
    int biases = options.bias() ? out : 0;
    ConvWeights drawn = ConvWeights.draw(factory, in, out, groups, kernel, biases);
    return new ConvTranspose1d(drawn.weight(), drawn.bias(), options);
  }

  @Override
  public Tensor forward(Tensor x) {
    return forward(x, Slide.of(LAYER, 1, options));
  }

  /** The output of just this size, one of the {@code stride} many that give the input. */
  public Tensor forward(Tensor x, int size) {
    Positions.require(LAYER, x, 1);
    return forward(x, Slide.of(LAYER, 1, options).sized(x, size));
  }

  private Tensor forward(Tensor x, Slide slide) {
    Positions.require(LAYER, x, 1, weight.shape().extent(0), weight);
    return Convolution.convTranspose1d(
        x,
        weight,
        bias.orElse(null),
        slide.stride()[0],
        slide.padding()[0],
        slide.outputPadding()[0],
        options.groups(),
        slide.dilation()[0]);
  }

  @Override
  public String toString() {
    return describe();
  }
}
