package dev.nabla.tensor;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An array of one dtype on one backend that never changes, with the operations that made it
 * remembered where a {@link Parameter} took part.
 *
 * <p>Operands of two dtypes are an error that names {@link #to(DType)}; a Java number adopts the
 * tensor's dtype. Tensors of two backends do not mix: {@link #to(TensorFactory)} copies across.
 */
public non-sealed interface Tensor
    extends Elementwise,
        Comparisons,
        Activations,
        Reductions,
        Selections,
        Movement,
        Indexing,
        LinearAlgebra {
  /** The name of the backend that holds it. */
  String backend();

  /** Whether a gradient can flow back from here to a parameter. */
  boolean requiresGrad();

  /** The same values, forgotten by the tape; copies nothing. */
  Tensor detach();

  /** A {@link Buffer} that begins with this value, of any dtype; copies nothing. */
  Buffer toBuffer();

  /** A copy of the elements in row-major order. */
  HostArray toHost();

  /**
   * Adds {@code d this / d p} to the gradient of each parameter {@code p} that this scalar came
   * from.
   *
   * <p>An error leaves every gradient as it was: no scalar, nothing to differentiate, a graph that
   * was freed, or a parameter assigned since an operation read it whose old value the gradient
   * needs.
   */
  void backward(GraphMode mode);

  /** {@link #backward(GraphMode)}, the graph let go of. */
  default void backward() {
    backward(GraphMode.FREE);
  }

  /**
   * {@link #backward(GraphMode)} of {@code (this * gradient).sum()}: {@code gradient} has this
   * shape and dtype, and this need not be a scalar.
   */
  void backward(Tensor gradient, GraphMode mode);

  /** {@link #backward(Tensor, GraphMode)}, the graph let go of. */
  default void backward(Tensor gradient) {
    backward(gradient, GraphMode.FREE);
  }

  /**
   * Has {@code hook} see the gradient of this, whole, once in each walk that passes, and go on with
   * what it returns: the gradient itself, or another of its shape and dtype.
   *
   * <p>Several run in the order in which they came. A parameter's run before its gradient is
   * accumulated. An error if this needs no gradient.
   */
  GradientHook onGradient(UnaryOperator<Tensor> hook);

  /** Keeps the gradient of this, which need not be a parameter, as all the hooks leave it. */
  RetainedGradient retainGrad();

  /** The value of the only element. */
  default double item() {
    if (shape().size() != 1) {
      throw new NablaException(
          "item", "one element", "shape " + shape(), "reduce or select it, or read toHost()");
    }
    return toHost().getDouble(0);
  }

  /** A copy of the elements of a FLOAT32 tensor. */
  default float[] toFloatArray() {
    return typed(HostArray.Floats.class, DType.FLOAT32, "toFloatArray").values();
  }

  /** A copy of the elements of a FLOAT64 tensor. */
  default double[] toDoubleArray() {
    return typed(HostArray.Doubles.class, DType.FLOAT64, "toDoubleArray").values();
  }

  /** A copy of the elements of an INT64 tensor. */
  default long[] toLongArray() {
    return typed(HostArray.Longs.class, DType.INT64, "toLongArray").values();
  }

  /** A copy of the elements of a BOOL tensor. */
  default boolean[] toBooleanArray() {
    return typed(HostArray.Booleans.class, DType.BOOL, "toBooleanArray").values();
  }

  /**
   * This on {@code backend}: itself if it is there, else a copy.
   *
   * <p>Gradients do not cross: a tensor that requires one is an error, to be detached first.
   */
  default Tensor to(TensorFactory backend) {
    if (backend.holds(this)) {
      return this;
    }
    if (requiresGrad()) {
      throw new NablaException(
          "to", "a tensor that requires no gradient", "one that does", "call detach() first");
    }
    return backend.tensor(toHost(), shape());
  }

  /** {@code r_k[i_0, i_1, ..] = vectors[k][i_k]}: the coordinates of a grid ("ij"). */
  static List<Tensor> meshgrid(Tensor... vectors) {
    return Arrangement.meshgrid(vectors);
  }

  /**
   * {@code einsum("ij,jk->ik", a, b)} is the matrix product: axes of one label run together, and
   * those not named after the arrow are summed over.
   *
   * <p>Without an arrow the labels that occur once stay, in alphabetical order. A label repeated in
   * one operand is its diagonal; "..." stands for the axes not named, which broadcast.
   */
  static Tensor einsum(String equation, Tensor... operands) {
    return Einsum.of(equation, operands);
  }

  private <H extends HostArray> H typed(Class<H> type, DType dtype, String method) {
    if (dtype() != dtype) {
      throw new NablaException(
          method, "dtype " + dtype, dtype().name(), "call to(DType." + dtype + ") first");
    }
    return type.cast(toHost());
  }
}
