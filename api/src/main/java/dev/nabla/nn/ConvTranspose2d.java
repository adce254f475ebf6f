package dev.nabla.nn;

import dev.nabla.functional.Convolution;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@link ConvTranspose1d} over height and width.
 *
 * <p>{@code [N, in, H, W] -> [N, out, H', W']}; one sample, {@code [in, H, W]}, gives one.
 *
 * @param weight {@code [in, out / groups, kH, kW]}
 * @param bias {@code [out]}, or none
 */
public record ConvTranspose2d(
    Parameter weight, Optional<Parameter> bias, ConvTransposeOptions options) implements Module {
  private static final String LAYER = "convTranspose2d";

  /** Checks that weight, bias and options fit together. */
  public ConvTranspose2d {
    new ConvWeights(weight, bias)
        .require(LAYER, 1, options.groups(), Slide.of(LAYER, 2, options).kernel());
  }

  /** A kernel of {@code kernelSize} by {@code kernelSize}, all else PyTorch's defaults. */
  public static ConvTranspose2d create(TensorFactory factory, int in, int out, int kernelSize) {
    return create(factory, in, out, new ConvTransposeOptions(kernelSize));
  }

  /**
   * Both drawn uniformly from {@code -1/sqrt(fan)} to {@code 1/sqrt(fan)}, the weight first, as
   * PyTorch does (He et al., "Delving deep into rectifiers", 2015, with a = sqrt(5)); {@code fan =
   * out / groups * kH * kW}.
   */
  public static ConvTranspose2d create(
      TensorFactory factory, int in, int out, ConvTransposeOptions options) {
    int groups = options.groups();
    ConvWeights.requireChannels(LAYER, in, out, groups);
    int[] kernel = Slide.of(LAYER, 2, options).kernel();
    int biases = options.bias() ? out : 0;
    ConvWeights drawn = ConvWeights.draw(factory, in, out, groups, kernel, biases);
    return new ConvTranspose2d(drawn.weight(), drawn.bias(), options);
  }

  @Override
  public Tensor forward(Tensor x) {
    return forward(x, Slide.of(LAYER, 2, options));
  }

  /**
   * The output of just this size, one of the {@code stride} many along each axis that give the
   * input.
   */
  public Tensor forward(Tensor x, int height, int width) {
    Positions.require(LAYER, x, 2);
    return forward(x, Slide.of(LAYER, 2, options).sized(x, height, width));
  }

  private Tensor forward(Tensor x, Slide slide) {
    Positions.require(LAYER, x, 2, weight.shape().extent(0), weight);
    return Convolution.convTranspose2d(
        x,
        weight,
        bias.orElse(null),
        slide.stride(),
        slide.padding(),
        slide.outputPadding(),
        options.groups(),
        slide.dilation());
  }

  @Override
  public String toString() {
    return describe();
  }
}
