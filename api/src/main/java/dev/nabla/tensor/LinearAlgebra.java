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

  /** {@code [b, n, k] x [b, k, m] -> [b, n, m]}; nothing broadcasts. */
  default Tensor bmm(Tensor other) {
    Shape a = shape();
    Shape b = other.shape();
    if (a.rank() != 3 || b.rank() != 3 || a.extent(0) != b.extent(0)) {
      throw new NablaException(
          "bmm",
          "[b, n, k] and [b, k, m] with one b and one k",
          a + " and " + b,
          "call matmul, which broadcasts");
    }
    return matmul(other);
  }

  /** {@code this + a b} for matrices a and b; this broadcasts to their product. */
  default Tensor addmm(Tensor a, Tensor b) {
    boolean fits = a.shape().rank() == 2 && b.shape().rank() == 2;
    Shape product = fits ? a.shape().with(1, b.shape().extent(1)) : a.shape();
    if (!fits || !Shape.broadcast("addmm", shape(), product).equals(product)) {
      throw new NablaException(
          "addmm",
          "matrices [n, k] and [k, m], and a tensor that stretches to [n, m]",
          a.shape() + " and " + b.shape() + ", and " + shape(),
          "call add and matmul, which broadcast");
    }
    return ((Tensor) this).add(a.matmul(b));
  }

  /** The sum of a matrix's main diagonal. */
  default Tensor trace() {
    if (shape().rank() != 2) {
      throw new NablaException(
          "trace", "a matrix (rank 2)", "shape " + shape(), "select a matrix, or call einsum");
    }
    return ((Tensor) this).diag(0).sum();
  }
}
