package dev.nabla.backend.pure;

import dev.nabla.tensor.Shape;

/**
 * The rows of a view in row-major order: an odometer over all axes but the last.
 *
 * <p>Axes of extent 1 are dropped and neighbours that form one run are merged first, so that a view
 * without gaps is a single row.
 */
final class Walk {
  private final int[] extents;
  private final int[] strides;
  private final int[] index;
  private final int outer;
  private final int rowLength;
  private final int rowStride;
  private int position;

  Walk(Shape shape, int[] strides, int offset) {
    int rank = shape.rank();
    this.extents = new int[rank + 1];
    this.strides = new int[rank + 1];
    this.position = offset;
    int last = rank;
    extents[last] = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      last = merge(last, shape.extent(axis), strides[axis]);
    }
    this.index = new int[rank + 1];
    this.rowLength = extents[rank];
    this.rowStride = this.strides[rank];
    this.outer = last;
  }

  /** Adds an axis before those from {@code first} on, and gives the first one then. */
  private int merge(int first, int extent, int stride) {
    if (extent == 1) {
      return first;
    }
    if (extents[first] == 1) {
      strides[first] = stride;
    } else if (stride != strides[first] * extents[first]) {
      extents[first - 1] = extent;
      strides[first - 1] = stride;
      return first - 1;
    }
    extents[first] *= extent;
    return first;
  }

  int rowLength() {
    return rowLength;
  }

  /** How far apart the elements of a row stand. */
  int rowStride() {
    return rowStride;
  }

  /** Where the present row starts; after the last row comes the first again. */
  int position() {
    return position;
  }

  /** Goes on to the next row. */
  void next() {
    for (int axis = extents.length - 2; axis >= outer; axis--) {
      position += strides[axis];
      if (++index[axis] < extents[axis]) {
        return;
      }
      position -= strides[axis] * extents[axis];
      index[axis] = 0;
    }
  }

  /** Where each element of a view stands in its values, in row-major order. */
  static int[] positions(Shape shape, int[] strides, int offset) {
    int[] positions = new int[Storage.length(shape)];
    if (positions.length == 0) {
      return positions;
    }
    Walk walk = new Walk(shape, strides, offset);
    for (int start = 0; start < positions.length; start += walk.rowLength) {
      for (int i = 0; i < walk.rowLength; i++) {
        positions[start + i] = walk.position + i * walk.rowStride;
      }
      walk.next();
    }
    return positions;
  }
}
