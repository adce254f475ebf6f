package dev.nabla.nn;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * {@code x > 0 ? x : weight * x}, the slope learned (He et al., "Delving deep into rectifiers",
 * 2015).
 *
 * @param weight {@code [1]}, or {@code [C]} for the channels of {@code [N, C, ..]}
 */
public record PRelu(Parameter weight) implements Module {
  /** Checks that the weight is a vector. */
  public PRelu {
    if (weight.shape().rank() != 1) {
      throw new NablaException(
          "prelu", "a weight [1] or [C]", "shape " + weight.shape(), "reshape it");
    }
  }

  /** One slope for all: 0.25 at first. */
  public static PRelu create(TensorFactory factory) {
    return create(factory, 1, 0.25);
  }

  /** As many slopes, {@code init} at first. */
  public static PRelu create(TensorFactory factory, int numParameters, double init) {
    Require.atLeastOne("prelu", "numParameters", numParameters);
    return new PRelu(factory.parameter(factory.full(Shape.of(numParameters), init, DType.FLOAT32)));
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.prelu(weight);
  }

  @Override
  public String toString() {
    return describe();
  }
}
