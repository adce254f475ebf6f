package dev.nabla.nn;

import dev.nabla.functional.Convolution;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@code y[n][o][i] = bias[o] + sum(weight[o][c][j] * x[n][c][i * stride + j * dilation])}, x being
 * padded: a cross-correlation with learned kernels.
 *
 * <p>{@code [N, in, L] -> [N, out, L']}; one sample, {@code [in, L]}, gives one.
 *
 * @param weight {@code [out, in / groups, k]}
 * @param bias {@code [out]}, or none
 */
public record Conv1d(Parameter weight, Optional<Parameter> bias, ConvOptions options)
    implements Module {
  private static final String LAYER = "conv1d";

  /** Checks that weight, bias and options fit together. */
  public Conv1d {
    new ConvWeights(weight, bias)
        .require(LAYER, 0, options.groups(), Slide.of(LAYER, 1, options).kernel());
  }

  /** A kernel of {@code kernelSize}, all else PyTorch's defaults. */
  public static Conv1d create(TensorFactory factory, int in, int out, int kernelSize) {
    return create(factory, in, out, new ConvOptions(kernelSize));
  }

  /**
   * Both drawn uniformly from {@code -1/sqrt(fan)} to {@code 1/sqrt(fan)}, the weight first, as
   * PyTorch does (He et al., "Delving deep into rectifiers", 2015, with a = sqrt(5)); {@code fan =
   * in / groups * k}.
   */
  public static Conv1d create(TensorFactory factory, int in, int out, ConvOptions options) {
    int groups = options.groups();
    ConvWeights.requireChannels(LAYER, in, out, groups);
    int[] kernel = Slide.of(LAYER, 1, options).kernel();
    int biases = options.bias() ? out : 0;
    ConvWeights drawn = ConvWeights.draw(factory, out, in, groups, kernel, biases);
    return new Conv1d(drawn.weight(), drawn.bias(), options);
  }

  @Override
  public Tensor forward(Tensor x) {
    int channels = weight.shape().extent(1) * options.groups();
    Positions.require(LAYER, x, 1, channels, weight);
    Slide slide = Slide.of(LAYER, 1, options);
    return Convolution.conv1d(
        slide.padded(x, options),
        weight,
        bias.orElse(null),
        slide.stride()[0],
        slide.rest(options)[0],
        slide.dilation()[0],
        options.groups());
  }

  @Override
  public String toString() {
    return describe();
  }
}
