package dev.nabla.tensor;

import java.util.List;

/**
 * The operations that the tape implements, each with its gradient; every other operation of {@link
 * Tensor} is written once over these.
 *
 * <p>Axes may be negative. Shapes, dtypes and backends are checked before anything is computed;
 * what does not fit is a {@link NablaException}.
 */
public sealed interface Primitives
    permits Elementwise,
        Comparisons,
        Activations,
        Reductions,
        Selections,
        Movement,
        Indexing,
        LinearAlgebra {
  /** The extents. */
  Shape shape();

  /** The element type. */
  DType dtype();

  /** {@code op(this)}, elementwise. */
  Tensor unary(UnaryOp op);

  /** {@code this op other}, elementwise; shapes broadcast. */
  Tensor binary(BinaryOp op, Tensor other);

  /** {@code this op other} as BOOL, elementwise; shapes broadcast; no gradient. */
  Tensor compare(CompareOp op, Tensor other);

  /** {@code this ? ifTrue : ifFalse}, elementwise; this is BOOL; the three shapes broadcast. */
  Tensor where(Tensor ifTrue, Tensor ifFalse);

  /** Folds {@code axes} (none means all), which stay with extent 1. */
  Tensor reduce(ReduceOp op, int... axes);

  /** INT64 positions along {@code axis}, which stays with extent 1; no gradient. */
  Tensor argReduce(ArgOp op, int axis);

  /** Running fold along {@code axis}. */
  Tensor cumulative(CumulativeOp op, int axis);

  /** INT64 positions that sort {@code axis}, stably, NaN as the greatest; no gradient. */
  Tensor argSort(int axis, boolean descending);

  /** {@code exp(this) / sum(exp(this))} along {@code axis}, without overflow. */
  Tensor softmax(int axis);

  /** {@code ln(softmax(this))} along {@code axis}, without overflow. */
  Tensor logSoftmax(int axis);

  /**
   * {@code [.., n, k] x [.., k, m] -> [.., n, m]}; batch axes broadcast. Of rank 1, this is a row
   * and other a column, and the axis so added is dropped again.
   */
  Tensor matmul(Tensor other);

  /** The same elements in row-major order under a shape of the same size. */
  Tensor reshape(Shape shape);

  /** Axis {@code i} of the result is axis {@code order[i]} of this. */
  Tensor permute(int... order);

  /** Repeats axes of extent 1, and new leading axes, up to {@code shape}. */
  Tensor expand(Shape shape);

  /** {@code length} elements of {@code axis} from {@code start}, {@code step} (1 or more) apart. */
  Tensor narrow(int axis, int start, int length, int step);

  /** {@code value} before and after the elements of {@code axis}. */
  Tensor pad(int axis, int before, int after, double value);

  /** This and then {@code others}, one after the other along {@code axis}. */
  Tensor concat(int axis, List<? extends Tensor> others);

  /** The elements of {@code axes} (none means all) in reverse. */
  Tensor flip(int... axes);

  /**
   * {@code r[i][j][k] = this[i][index[i][j][k]][k]} for axis 1: index is INT64, of this rank, and
   * nowhere longer than this but along {@code axis}.
   */
  Tensor gather(int axis, Tensor index);

  /**
   * This with {@code source} added where {@code index} points, {@code r[i][index[i][j][k]][k] +=
   * source[i][j][k]} for axis 1; duplicates add up.
   */
  Tensor scatterAdd(int axis, Tensor index, Tensor source);

  /**
   * The same values as {@code dtype}: floating to INT64 cuts towards zero, anything to BOOL is
   * {@code != 0}. The gradient passes between floating dtypes.
   *
   * <p>What INT64 does not hold, NaN included, becomes an unspecified integer, as in PyTorch.
   */
  Tensor to(DType dtype);

  /**
   * The scalar {@code value} in this dtype on this backend.
   *
   * <p>A fraction, an infinity or NaN for INT64 is an error.
   */
  Tensor scalarLike(double value);

  /** The elements of {@code values} in row-major order under {@code shape}, on this backend. */
  Tensor hostLike(HostArray values, Shape shape);

  /** What this tensor's backend may do in one kernel instead of several. */
  Fused fused();
}
