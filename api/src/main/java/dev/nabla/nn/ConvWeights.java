package dev.nabla.nn;

import dev.nabla.nn.init.Init;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.TensorFactory;
import java.util.Arrays;
import java.util.Optional;

/** What the convolutions learn: how it is drawn first, and what fits together. */
record ConvWeights(Parameter weight, Optional<Parameter> bias) {
  /**
   * A weight {@code [first, second / groups, kernel]} and a bias {@code [out]}, drawn as PyTorch
   * does: see {@link Conv2d#create}.
   */
  static ConvWeights draw(
      TensorFactory factory, int first, int second, int groups, int[] kernel, int biases) {
    int[] extents = new int[2 + kernel.length];
    extents[0] = first;
    extents[1] = second / groups;
    System.arraycopy(kernel, 0, extents, 2, kernel.length);
    double fan = Arrays.stream(extents).skip(1).asDoubleStream().reduce(1, (a, b) -> a * b);
    Parameter weight = Init.kaimingUniform(Math.sqrt(5)).parameter(factory, Shape.of(extents));
    double bound = 1 / Math.sqrt(fan);
    return new ConvWeights(
        weight,
        biases == 0
            ? Optional.empty()
            : Optional.of(Init.uniform(-bound, bound).parameter(factory, Shape.of(biases))));
  }

  /** Throws an error unless there are channels, and the groups divide them. */
  static void requireChannels(String layer, int in, int out, int groups) {
    if (in < 1 || out < 1 || in % groups != 0 || out % groups != 0) {
      throw new NablaException(
          layer,
          "at least one input and one output channel, and groups that divide both",
          in + " and " + out + " with groups " + groups,
          "name other channels, or other groups");
    }
  }

  /**
   * Throws an error unless the weight is of {@code kernel}, its first axis is a multiple of the
   * groups, and the bias has {@code outputs} elements for each output that the weight names.
   *
   * @param outputAxis where the weight names its outputs, all of them (0) or those of a group (1)
   */
  void require(String layer, int outputAxis, int groups, int... kernel) {
    Shape shape = weight.shape();
    boolean fits = shape.rank() == 2 + kernel.length && shape.extent(0) % groups == 0;
    for (int i = 0; fits && i < kernel.length; i++) {
      fits = shape.extent(2 + i) == kernel[i];
    }
    int outputs = fits ? shape.extent(outputAxis) * (outputAxis == 1 ? groups : 1) : 0;
    if (!fits || (bias.isPresent() && !bias.get().shape().equals(Shape.of(outputs)))) {
      throw new NablaException(
          layer,
          (outputAxis == 0 ? "a weight [out, in / groups, " : "a weight [in, out / groups, ")
              + "kernel] that the groups divide, and a bias [out]",
          shape
              + " and "
              + bias.map(b -> b.shape().toString()).orElse("no bias")
              + " for kernel "
              + Arrays.toString(kernel)
              + " and groups "
              + groups,
          "reshape them, or name another kernel or other groups");
    }
  }
}
