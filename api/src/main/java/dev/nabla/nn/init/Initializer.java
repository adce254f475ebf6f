package dev.nabla.nn.init;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * First values of a weight, by its shape: see {@link Init}.
 *
 * <pre>{@code
 * Init.xavierUniform().fill(backend, layer.weight());
 * Parameter w = Init.kaimingNormal().parameter(backend, Shape.of(out, in));
 * }</pre>
 */
@FunctionalInterface
public interface Initializer {
  /** Values in row-major order, a floating dtype's. */
  HostArray draw(Generator generator, Shape shape, DType dtype);

  /** A tensor of them, drawn from the factory's generator. */
  default Tensor tensor(TensorFactory factory, Shape shape, DType dtype) {
    return factory.tensor(draw(factory.generator(), shape, dtype), shape);
  }

  /** A FLOAT32 parameter of them. */
  default Parameter parameter(TensorFactory factory, Shape shape) {
    return parameter(factory, shape, DType.FLOAT32);
  }

  /** A parameter of them. */
  default Parameter parameter(TensorFactory factory, Shape shape, DType dtype) {
    return factory.parameter(tensor(factory, shape, dtype));
  }

  /** Gives {@code parameter} such values in place of its own. */
  default void fill(TensorFactory factory, Parameter parameter) {
    parameter.assign(tensor(factory, parameter.shape(), parameter.dtype()));
  }
}
