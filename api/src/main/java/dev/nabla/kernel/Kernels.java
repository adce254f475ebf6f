package dev.nabla.kernel;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.util.List;

/**
 * What a backend implements: pure functions on its own array type {@code A}.
 *
 * <p>The callers keep these promises, so a kernel need not check them: shapes fit, dtypes are equal
 * and inside the op's domain (every dtype, where neither the op nor the method names one), axes are
 * from 0 to rank - 1 and distinct, no array was freed. A kernel keeps these in turn:
 *
 * <ul>
 *   <li>it never writes to an argument, and its result shows no later change of one;
 *   <li>each result may be freed by itself, in any order: a view holds on to the storage it shows;
 *   <li>a result of more elements than it can hold is a {@code NablaException} that says so;
 *   <li>rank 0, extents of 0, INT64 above 2^53, NaN and infinities work as the op's page says;
 *   <li>it may be called from several threads at once.
 * </ul>
 *
 * @param <A> an array with its shape and dtype
 */
public interface Kernels<A> extends FusedKernels<A> {
  /**
   * An array with these elements, in row-major order; the host array is copied or never written.
   */
  A create(HostArray values, Shape shape);

  /** A copy of the elements in row-major order, whatever the strides. */
  HostArray read(A a);

  /** The extents of {@code a}. */
  Shape shape(A a);

  /** The element type of {@code a}. */
  DType dtype(A a);

  /**
   * The same values in another dtype.
   *
   * <p>Floating to INT64 cuts towards zero, and is unspecified for NaN and what INT64 does not
   * hold, as in PyTorch; anything to BOOL is {@code != 0}; BOOL gives 0 or 1.
   */
  A cast(A a, DType dtype);

  /** {@code op(a)}, elementwise. */
  A unary(UnaryOp op, A a);

  /** {@code a op b}, elementwise; shapes broadcast as in NumPy. */
  A binary(BinaryOp op, A a, A b);

  /** {@code a op b} as BOOL, elementwise; shapes broadcast as in NumPy. */
  A compare(CompareOp op, A a, A b);

  /** {@code condition ? a : b}, elementwise; the three shapes broadcast, condition is BOOL. */
  A where(A condition, A a, A b);

  /** Folds {@code axes} (at least one, ascending); they stay with extent 1. */
  A reduce(ReduceOp op, A a, int... axes);

  /** INT64 positions along {@code axis}, which stays with extent 1; floating or INT64. */
  A argReduce(ArgOp op, A a, int axis);

  /** Running fold along {@code axis}; the shape stays; floating or INT64. */
  A cumulative(CumulativeOp op, A a, int axis);

  /**
   * INT64 positions that sort {@code axis}, stably; NaN counts as greater than all, and the two
   * zeros as equal; floating or INT64.
   */
  A argSort(A a, int axis, boolean descending);

  /**
   * {@code [.., n, k] x [.., k, m] -> [.., n, m]}: equal batch extents, rank 2 or more, floating or
   * INT64.
   *
   * <p>Four products or fewer are added as {@link ReduceOp#SUM} adds them: in order, each product
   * and each sum rounded.
   */
  A matmul(A a, A b);

  /** The same elements in row-major order under another shape of the same size. */
  A reshape(A a, Shape shape);

  /** Axis {@code i} of the result is axis {@code order[i]} of {@code a}. */
  A permute(A a, int... order);

  /** Repeats axes of extent 1, and new leading axes, up to {@code shape}. */
  A expand(A a, Shape shape);

  /** {@code length} elements of {@code axis} from {@code start}, {@code step} (1 or more) apart. */
  A slice(A a, int axis, int start, int length, int step);

  /** {@code value} before and after the elements of {@code axis}. */
  A pad(A a, int axis, int before, int after, double value);

  /** The parts (at least one) one after the other along {@code axis}. */
  A concat(List<A> parts, int axis);

  /** The elements of each of {@code axes} in reverse. */
  A flip(A a, int... axes);

  /**
   * {@code r[i][j][k] = a[i][index[i][j][k]][k]} for axis 1: index (INT64) has a's rank and is
   * nowhere longer than a but along {@code axis}.
   *
   * <p>A position outside the axis is an error made by {@link Positions#outside}.
   */
  A gather(A a, int axis, A index);

  /**
   * A copy of {@code a} with {@code source} added where {@code index} points: {@code
   * r[i][index[i][j][k]][k] += source[i][j][k]} for axis 1; duplicates add up.
   *
   * <p>Floating or INT64; index and source have one shape. A position outside the axis is an error
   * made by {@link Positions#outside}.
   */
  A scatterAdd(A a, int axis, A index, A source);

  /**
   * Told that {@code a} has become part of a program's state, and will be read: a backend that puts
   * off its work had better store the result when it comes to it. Nothing else depends on it.
   */
  default void keep(A a) {}

  /** Whether arrays hold memory that the collector does not see, so that {@link #free} matters. */
  default boolean isNative() {
    return false;
  }

  /**
   * Whether {@code error}, which a kernel threw, says that the engine found no native memory; the
   * tape then calls the collector, tries again, and throws an error that names who holds it.
   */
  default boolean isOutOfMemory(Throwable error) {
    return false;
  }

  /**
   * Told of each result that the program holds it from now on; returns whether {@link #free} is to
   * be called once it does no more, where it says so: for memory that the collector sees, too, but
   * that may be used again sooner.
   */
  default boolean claim(A a) {
    return false;
  }

  /** Gives the memory of {@code a} back; called once, and {@code a} is not used again. */
  default void free(A a) {}
}
