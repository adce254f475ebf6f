package dev.nabla.autograd;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** The product of matrices, batched. */
final class MatmulOp {
  private MatmulOp() {}

  /** {@code y = a b}; its gradients are those of {@link MatmulRule}. */
  static <A> Tensor matmul(TapeTensor<A> a, TapeTensor<A> b) {
    ElementwiseOps.requireSameDType("matmul", a, b);
    Domain.NUMERIC.require("matmul", a.dtype());
    requireShapes(a.shape(), b.shape());
    if (a.shape().rank() == 1) {
      return a.unsqueeze(0).matmul(b).squeeze(b.shape().rank() == 1 ? 0 : -2); // the row added
    }
    if (b.shape().rank() == 1) {
      return a.matmul(b.unsqueeze(1)).squeeze(-1);
    }
    if (a.shape().rank() == 2 && b.shape().rank() == 2) {
      return product(a, b);
    }
    Shape batch = Shape.broadcast("matmul", batch(a.shape()), batch(b.shape()));
    return product(batched(a, batch), batched(b, batch));
  }

  private static <A> Tensor product(TapeTensor<A> a, TapeTensor<A> b) {
    Shape shape = a.shape().with(-1, b.shape().extent(-1));
    TapeTensor<A> y =
        a.tape()
            .result(
                "matmul", shape, a.dtype(), () -> a.tape().kernels().matmul(a.array(), b.array()));
    OpenCount count = a.tape().thread().count;
    if (count != null) {
      count.matmul(a.shape(), shape);
    }
    if (!a.tape().follows(a, b)) {
      return y;
    }
    return y.from(
        "matmul",
        a,
        a.requiresGrad() ? MatmulRule.left(a, b) : null,
        b,
        b.requiresGrad() ? MatmulRule.right(a, b) : null);
  }

  /** {@code x} with its batch axes stretched to {@code batch}. */
  private static <A> TapeTensor<A> batched(TapeTensor<A> x, Shape batch) {
    if (batch(x.shape()).equals(batch)) {
      return x;
    }
    int rank = batch.rank();
    int[] extents = Arrays.copyOf(batch.toArray(), rank + 2);
    extents[rank] = x.shape().extent(-2);
    extents[rank + 1] = x.shape().extent(-1);
    return x.tape().own("matmul", x.expand(Shape.of(extents)));
  }

  private static Shape batch(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  private static void requireShapes(Shape a, Shape b) {
    boolean ranks = a.rank() > 0 && b.rank() > 0;
    if (!ranks || a.extent(-1) != b.extent(b.rank() == 1 ? 0 : -2)) {
      throw new NablaException(
          "matmul",
          "[.., n, k] and [.., k, m] with one k",
          a + " and " + b,
          "transpose or reshape one of them");
    }
  }
}
