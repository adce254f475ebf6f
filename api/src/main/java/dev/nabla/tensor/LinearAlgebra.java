package dev.nabla.tensor;

/** Products of vectors and matrices. */
public sealed interface LinearAlgebra extends Primitives permits Tensor {
  /** {@code sum(a[i] * b[i])} of two vectors of one length. */
  default Tensor dot(Tensor other) {
    if (shape().rank() != 1 || !shape().equals(other.shape())) {
      throw new NablaException(
          "dot",
          "two vectors of one length",
          "shapes " + shape() + " and " + other.shape(),
          "flatten them, or call matmul");
    }
    return matmul(other);
  }

  /** {@code r[i][j] = a[i] * b[j]} of two vectors. */
  default Tensor outer(Tensor other) {
    if (shape().rank() != 1 || other.shape().rank() != 1) {
      throw new NablaException(
          "outer", "two vectors", "shapes " + shape() + " and " + other.shape(), "flatten them");
    }
    return reshape(Shape.of(shape().extent(0), 1)).mul(other);
  }
}
