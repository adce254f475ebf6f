package dev.nabla.nn;

import dev.nabla.functional.Convolution;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@link Conv1d} over height and width.
 *
 * <p>{@code [N, in, H, W] -> [N, out, H', W']}; one sample, {@code [in, H, W]}, gives one.
 *
 * @param weight {@code [out, in / groups, kH, kW]}
 * @param bias {@code [out]}, or none
 */
public record Conv2d(Parameter weight, Optional<Parameter> bias, ConvOptions options)
    implements Module {
  private static final String LAYER = "conv2d";

  /** Checks that weight, bias and options fit together. */
  public Conv2d {
    new ConvWeights(weight, bias)
        .require(LAYER, 0, options.groups(), Slide.of(LAYER, 2, options).kernel());
  }

  /** A kernel of {@code kernelSize} by {@code kernelSize}, all else PyTorch's defaults. */
  public static Conv2d create(TensorFactory factory, int in, int out, int kernelSize) {
    return create(factory, in, out, new ConvOptions(kernelSize));
  }

  /**
   * Both drawn uniformly from {@code -1/sqrt(fan)} to {@code 1/sqrt(fan)}, the weight first, as
   * PyTorch does (He et al., "Delving deep into rectifiers", 2015, with a = sqrt(5)); {@code fan =
   * in / groups * kH * kW}.
   */
  public static Conv2d create(TensorFactory factory, int in, int out, ConvOptions options) {
    int groups = options.groups();
    ConvWeights.requireChannels(LAYER, in, out, groups);
    int[] kernel = Slide.of(LAYER, 2, options).kernel();
    int biases = options.bias() ? out : 0;
    ConvWeights drawn = ConvWeights.draw(factory, out, in, groups, kernel, biases);
    return new Conv2d(drawn.weight(), drawn.bias(), options);
  }

  @Override
  public Tensor forward(Tensor x) {
    int channels = weight.shape().extent(1) * options.groups();
    Positions.require(LAYER, x, 2, channels, weight);
    Slide slide = Slide.of(LAYER, 2, options);
    return Convolution.conv2d(
        slide.padded(x, options),
        weight,
        bias.orElse(null),
        slide.stride(),
        slide.rest(options),
        slide.dilation(),
        options.groups());
  }

  @Override
  public String toString() {
    return describe();
  }
}
