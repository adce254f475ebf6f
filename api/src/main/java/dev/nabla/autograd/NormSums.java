package dev.nabla.autograd;

import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The gradients of a norm's weight and bias, which a fused kernel sums in one pass. */
final class NormSums<A> {
  private record Found(Tensor gradient, Tensor sums) {}

  private final NormOp op;
  private final TapeTensor<A> x;
  private final Shape weight;
  private final double eps;
  private final int[] axes;

  /** What the rule of the weight leaves to that of the bias, which follows in the same step. */
  private volatile @Nullable Found found;

  NormSums(NormOp op, TapeTensor<A> x, Shape weight, double eps, int... axes) {
    this.op = op;
    this.x = x;
    this.weight = weight;
    this.eps = eps;
    this.axes = axes;
  }

  /** {@code g * op(x)}, summed over some of the axes along which the weight is one; or null. */
  @Nullable Tensor weight(Tensor g) {
    int[] others =
        IntStream.range(0, x.shape().rank())
            .filter(axis -> IntStream.of(axes).noneMatch(folded -> folded == axis))
            .toArray();
    boolean along = isOne(axes);
    if (x.tape().thread().recording || !(along || isOne(others))) {
      return null; // a second order is asked for, or a weight of its own for parts of rows
    }
    int[] reduced = x.shape().reduced(along ? axes : others).toArray();
    int[] extents = new int[reduced.length + 1];
    extents[0] = 2;
    System.arraycopy(reduced, 0, extents, 1, reduced.length);
    TapeTensor<A> own = x.tape().own(op.label(), g);
    TapeTensor<A> sums =
        x.tape()
            .fused(
                op.label() + "Sums",
                Shape.of(extents),
                x.dtype(),
                () ->
                    x.tape()
                        .kernels()
                        .normSums(op, x.array(), own.array(), eps, !along, axes)
                        .orElse(null));
    found = sums == null ? null : new Found(g, sums);
    return sums == null ? null : sums.select(0, 0);
  }

  /** {@code g}, summed as far as {@link #weight} did. */
  Tensor bias(Tensor g) {
    Found left = found;
    found = null;
    return left == null || left.gradient() != g ? g : left.sums().select(0, 1);
  }

  /** Whether the weight is the same along each of {@code places}. */
  private boolean isOne(int... places) {
    int added = x.shape().rank() - weight.rank();
    IntPredicate one =
        axis -> axis < added || weight.extent(axis - added) == 1 || x.shape().extent(axis) == 1;
    return IntStream.of(places).allMatch(one);
  }
}
