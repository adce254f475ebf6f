package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Optional;

/**
 * {@code y[o] = sum(x1[i] * weight[o][i][j] * x2[j]) + bias[o]}: {@code [.., in1]} and {@code [..,
 * in2] -> [.., out]}.
 *
 * @param weight {@code [out, in1, in2]}
 * @param bias {@code [out]}, or none
 */
public record Bilinear(Parameter weight, Optional<Parameter> bias) implements Component {
  /** Checks that the bias fits the weight. */
  public Bilinear {
    Shape shape = weight.shape();
    if (shape.rank() != 3) {
      throw new NablaException(
          "bilinear", "a weight [out, in1, in2]", "shape " + shape, "reshape it");
    }
    Norms.requireFit("bilinear", Shape.of(shape.extent(0)), Optional.empty(), bias);
  }

  /** With a bias. */
  public static Bilinear create(TensorFactory factory, int in1, int in2, int out) {
    return create(factory, in1, in2, out, true);
  }

  /** Both drawn uniformly from {@code -1/sqrt(in1)} to {@code 1/sqrt(in1)}, the weight first. */
  public static Bilinear create(TensorFactory factory, int in1, int in2, int out, boolean bias) {
    Require.atLeastOne("bilinear", "in1Features", in1);
    Require.atLeastOne("bilinear", "in2Features", in2);
    Require.atLeastOne("bilinear", "outFeatures", out);
    double bound = 1 / Math.sqrt(in1);
    Parameter weight = factory.parameter(factory.uniform(Shape.of(out, in1, in2), -bound, bound));
    return new Bilinear(
        weight,
        bias
            ? Optional.of(factory.parameter(factory.uniform(Shape.of(out), -bound, bound)))
            : Optional.empty());
  }

  /** Of two inputs that differ in their last axes alone. */
  public Tensor forward(Tensor x1, Tensor x2) {
    requireFit(x1, x2);
    return Calls.of(this, List.of(x1, x2), () -> product(x1, x2), List::of);
  }

  private Tensor product(Tensor x1, Tensor x2) {
    int out = weight.shape().extent(0);
    int in1 = weight.shape().extent(1);
    int in2 = weight.shape().extent(2);
    Tensor left = weight.permute(1, 0, 2).reshape(in1, out * in2);
    int rows = Math.toIntExact(x1.shape().size() / in1);
    Tensor half = x1.reshape(rows, in1).matmul(left).reshape(rows, out, in2);
    Tensor y = half.matmul(x2.reshape(rows, in2, 1)).reshape(x1.shape().with(-1, out));
    return bias.<Tensor>map(y::add).orElse(y);
  }

  private void requireFit(Tensor x1, Tensor x2) {
    Shape a = x1.shape();
    Shape b = x2.shape();
    int in1 = weight.shape().extent(1);
    int in2 = weight.shape().extent(2);
    boolean ranks = a.rank() > 0 && a.rank() == b.rank();
    if (!ranks || a.extent(-1) != in1 || b.extent(-1) != in2 || !a.with(-1, in2).equals(b)) {
      throw new NablaException(
          "bilinear",
          "inputs [.., " + in1 + "] and [.., " + in2 + "] that differ there alone",
          a + " and " + b,
          "reshape or expand one of them");
    }
    if (x1.dtype() != weight.dtype() || x2.dtype() != weight.dtype()) {
      throw new NablaException(
          "bilinear",
          "inputs of dtype " + weight.dtype() + ", as the weight's",
          x1.dtype() + " and " + x2.dtype(),
          "convert them with to(DType." + weight.dtype() + ")");
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
