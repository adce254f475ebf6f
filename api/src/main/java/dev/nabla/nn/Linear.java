package dev.nabla.nn;

import dev.nabla.nn.init.Init;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@code y = x W' + b}: {@code [.., in] -> [.., out]}.
 *
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}, or none
 */
public record Linear(Parameter weight, Optional<Parameter> bias) implements Module {
  /** Checks that the bias fits the weight. */
  public Linear {
    Shape shape = weight.shape();
    Shape wanted = shape.rank() == 2 ? Shape.of(shape.extent(0)) : null;
    if (wanted == null || (bias.isPresent() && !bias.get().shape().equals(wanted))) {
      throw new NablaException(
          "linear",
          "a weight [out, in] and a bias [out]",
          shape + " and " + bias.map(b -> b.shape().toString()).orElse("no bias"),
          "reshape them");
    }
  }

  /** With a bias. */
  public static Linear create(TensorFactory factory, int in, int out) {
    return create(factory, in, out, true);
  }

  /**
   * Both drawn uniformly from {@code -1/sqrt(in)} to {@code 1/sqrt(in)}, the weight first, as
   * PyTorch does (He et al., "Delving deep into rectifiers", 2015, with a = sqrt(5)).
   */
  public static Linear create(TensorFactory factory, int in, int out, boolean bias) {
    if (in < 1 || out < 1) {
      throw new NablaException(
          "linear", "at least one input and one output", in + " and " + out, "name both sizes");
    }
    Parameter weight = Init.kaimingUniform(Math.sqrt(5)).parameter(factory, Shape.of(out, in));
    double bound = 1 / Math.sqrt(in);
    return new Linear(
        weight,
        bias
            ? Optional.of(Init.uniform(-bound, bound).parameter(factory, Shape.of(out)))
            : Optional.empty());
  }

  @Override
  public Tensor forward(Tensor x) {
    int in = weight.shape().extent(1);
    if (x.shape().rank() == 0 || x.shape().extent(-1) != in) {
      throw new NablaException(
          "linear",
          "an input of shape [.., " + in + "]",
          x.shape().toString(),
          "make the last axis the features");
    }
    if (x.dtype() != weight.dtype()) {
      throw new NablaException(
          "linear",
          "an input of dtype " + weight.dtype() + ", as the weight's",
          x.dtype() + " " + x.shape(),
          "convert it with to(DType." + weight.dtype() + ")");
    }
    Tensor product = x.matmul(weight.t());
    return bias.<Tensor>map(product::add).orElse(product);
  }

  @Override
  public String describe() {
    Shape shape = weight.shape();
    String sizes = "Linear(in=" + shape.extent(1) + ", out=" + shape.extent(0);
    return sizes + (bias.isPresent() ? ")" : ", bias=false)");
  }

  @Override
  public String toString() {
    return describe();
  }
}
