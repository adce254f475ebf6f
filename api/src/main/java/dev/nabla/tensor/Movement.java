package dev.nabla.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rearrangements of elements; those that need not copy do not, where the backend has views. */
public sealed interface Movement extends Primitives permits Tensor {
  /** {@link #reshape(Shape)}; one extent may be -1 and is worked out. */
  default Tensor reshape(int... extents) {
    return reshape(Folding.inferred(shape(), extents));
  }

  /** {@code [a, b, c] -> [a * b * c]}. */
  default Tensor flatten() {
    return reshape(-1);
  }

  /** The axes from {@code startDim} on as one: {@code [a, b, c] -> [a, b * c]} for 1. */
  default Tensor flatten(int startDim) {
    return reshape(Arrangement.flattened(shape(), startDim));
  }

  /** Drops {@code axis}, whose extent is 1. */
  default Tensor squeeze(int axis) {
    Shape shape = shape();
    if (shape.extent(axis) != 1) {
      throw new NablaException(
          "squeeze", "an axis of extent 1", "axis " + axis + " of shape " + shape, "name another");
    }
    return reshape(shape.without(axis));
  }

  /** Adds an axis of extent 1 before {@code axis}; -1 adds it last. */
  default Tensor unsqueeze(int axis) {
    int rank = shape().rank() + 1;
    if (axis < -rank || axis >= rank) {
      throw new NablaException(
          "unsqueeze",
          "an axis from " + -rank + " to " + (rank - 1),
          axis + " for shape " + shape(),
          "name where the new axis goes");
    }
    int at = axis < 0 ? axis + rank : axis;
    int[] old = shape().toArray();
    int[] extents =
        IntStream.range(0, rank).map(i -> i == at ? 1 : old[i < at ? i : i - 1]).toArray();
    return reshape(Shape.of(extents));
  }

  /** Swaps two axes. */
  default Tensor transpose(int a, int b) {
    Shape shape = shape();
    int[] order = IntStream.range(0, shape.rank()).toArray();
    order[shape.axis(a)] = shape.axis(b);
    order[shape.axis(b)] = shape.axis(a);
    return permute(order);
  }

  /** The transpose of a matrix. */
  default Tensor t() {
    if (shape().rank() != 2) {
      throw new NablaException(
          "t", "a matrix (rank 2)", "shape " + shape(), "call transpose(a, b) or permute(…)");
    }
    return permute(1, 0);
  }

  /** {@link #expand(Shape)}; -1 keeps the extent that there is. */
  default Tensor expand(int... extents) {
    return expand(Folding.kept(shape(), extents));
  }

  /** {@code x[start:stop:step]} of {@code axis}, as NumPy counts and clips them; step 1 or more. */
  default Tensor slice(int axis, int start, int stop, int step) {
    int extent = shape().extent(axis);
    int from = Math.max(0, Math.min(start < 0 ? start + extent : start, extent));
    int to = Math.max(from, Math.min(stop < 0 ? stop + extent : stop, extent));
    int length = step < 1 || to == from ? 0 : (to - from - 1) / step + 1;
    return narrow(axis, from, length, step);
  }

  /** {@code x[start:stop]} of {@code axis}. */
  default Tensor slice(int axis, int start, int stop) {
    return slice(axis, start, stop, 1);
  }

  /** {@code x[index]} of {@code axis}, which goes; a negative index counts from the last. */
  default Tensor select(int axis, int index) {
    int extent = shape().extent(axis);
    if (index < -extent || index >= extent) {
      throw new NablaException(
          "select",
          extent == 0
              ? "an axis with elements"
              : "an index from " + -extent + " to " + (extent - 1),
          index + " along axis " + axis + " of shape " + shape(),
          "name an element of the axis");
    }
    return narrow(axis, index < 0 ? index + extent : index, 1, 1).squeeze(axis);
  }

  /** {@link #concat(int, List)}. */
  default Tensor concat(int axis, Tensor... others) {
    return concat(axis, Arrays.asList(others));
  }

  /** This and {@code others}, all of one shape, along a new axis before {@code axis}. */
  default Tensor stack(int axis, Tensor... others) {
    List<Tensor> rows = Arrays.stream(others).map(x -> x.unsqueeze(axis)).toList();
    return unsqueeze(axis).concat(axis, rows);
  }

  /** {@code [.., a * b, ..] -> [.., a, b, ..]}; one extent may be -1 and is worked out. */
  default Tensor unflatten(int axis, int... extents) {
    return reshape(Arrangement.unflattened(shape(), axis, extents));
  }

  /** Moves axis {@code from} to where {@code to} stood; the others keep their order. */
  default Tensor movedim(int from, int to) {
    return permute(Arrangement.moved(shape(), from, to));
  }

  /** The whole {@code times[i]} times along axis i; surplus leading times make new axes. */
  default Tensor repeat(int... times) {
    return Arrangement.repeat((Tensor) this, times);
  }

  /** {@link #repeat}, but missing leading times count as 1. */
  default Tensor tile(int... times) {
    return Arrangement.tile((Tensor) this, times);
  }

  /**
   * {@code value} around the elements: before and after those of the last axis, then of the one
   * before it, and so on; a negative number cuts elements off.
   */
  default Tensor padConstant(double value, int... pads) {
    return Padding.constant((Tensor) this, value, pads);
  }

  /** {@code [a, b, c] -> [c, b, a, b, c, b, a]} for pads 2, 2; given as for constants. */
  default Tensor padReflect(int... pads) {
    return Padding.REFLECT.pad((Tensor) this, pads);
  }

  /** {@code [a, b, c] -> [a, a, a, b, c, c, c]} for pads 2, 2; given as for constants. */
  default Tensor padReplicate(int... pads) {
    return Padding.REPLICATE.pad((Tensor) this, pads);
  }

  /** Pieces of {@code size} elements of {@code axis}, the last one with what remains. */
  default List<Tensor> split(int size, int axis) {
    return Pieces.split((Tensor) this, size, axis);
  }

  /** At most {@code chunks} pieces of {@code axis}, all but the last of one size. */
  default List<Tensor> chunk(int chunks, int axis) {
    return Pieces.chunk((Tensor) this, chunks, axis);
  }

  /** {@code r[(i + shift) mod n] = x[i]} along {@code axis}. */
  default Tensor roll(int shift, int axis) {
    int extent = shape().extent(axis);
    int first = extent == 0 ? 0 : Math.floorMod(-(long) shift, extent);
    return narrow(axis, first, extent - first, 1).concat(axis, narrow(axis, 0, first, 1));
  }

  /**
   * The matrix with this vector on diagonal {@code offset} and 0 elsewhere, or that diagonal of
   * this matrix; above the main diagonal the offset is positive.
   */
  default Tensor diag(int offset) {
    return Diagonals.diag((Tensor) this, offset);
  }

  /** 0 above diagonal {@code offset} of each matrix {@code [.., n, m]}. */
  default Tensor tril(int offset) {
    return Diagonals.keep("tril", (Tensor) this, (row, column) -> (long) column - row <= offset);
  }

  /** 0 below diagonal {@code offset} of each matrix {@code [.., n, m]}. */
  default Tensor triu(int offset) {
    return Diagonals.keep("triu", (Tensor) this, (row, column) -> (long) column - row >= offset);
  }

  /** {@code r[.., i, .., k] = x[.., i * step + k, ..]}: windows of {@code axis}, k below size. */
  default Tensor unfold(int axis, int size, int step) {
    return Pieces.unfold((Tensor) this, axis, size, step);
  }
}
