package dev.nabla.tensor;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A rectangular array of arrays, laid out flat. */
record NestedArray(HostArray values, Shape shape) {
  /** Copies {@code array}, whose rows must be of one length at each depth. */
  static NestedArray of(String where, @Nullable Object array) {
    DType dtype = dtype(where, array);
    Shape shape = shape(array);
    HostArray values = HostArray.allocate(dtype, Checks.count(where, shape));
    new Copy(where, values, shape).rows(array, 0, 0);
    return new NestedArray(values, shape);
  }

  private static DType dtype(String where, @Nullable Object array) {
    Class<?> leaf = array == null ? Object.class : array.getClass();
    boolean nested = leaf.isArray();
    while (leaf.isArray()) {
      leaf = leaf.getComponentType();
    }
    if (nested && leaf == float.class) {
      return DType.FLOAT32;
    } else if (nested && leaf == double.class) {
      return DType.FLOAT64;
    } else if (nested && (leaf == long.class || leaf == int.class)) {
      return DType.INT64;
    } else if (nested && leaf == boolean.class) {
      return DType.BOOL;
    }
    throw new NablaException(
        where,
        "an array of float, double, long, int or boolean, of any depth",
        array == null ? "null" : array.getClass().getTypeName(),
        "copy it into a primitive array");
  }

  /** The lengths of the first rows; 0 where there is none to ask. */
  private static Shape shape(@Nullable Object array) {
    int rank = 0;
    for (Class<?> c = array == null ? null : array.getClass();
        c != null && c.isArray();
        c = c.getComponentType()) {
      rank++;
    }
    int[] extents = new int[rank];
    Object row = array;
    for (int i = 0; i < rank && row != null; i++) {
      extents[i] = Array.getLength(row);
      row = i < rank - 1 && extents[i] > 0 ? Array.get(row, 0) : null;
    }
    return Shape.of(extents);
  }

  /** Where the elements go. */
  private static final class Copy {
    private final String where;
    private final HostArray values;
    private final Shape shape;
    private final int[] path;
    private int next;

    Copy(String where, HostArray values, Shape shape) {
      this.where = where;
      this.values = values;
      this.shape = shape;
      this.path = new int[shape.rank()];
    }

    void rows(@Nullable Object row, int depth, int number) {
      if (depth > 0) {
        path[depth - 1] = number;
      }
      int length = checkedLength(row, depth);
      if (row == null || depth == shape.rank() - 1) {
        elements(row, length);
        return;
      }
      for (int i = 0; i < length; i++) {
        rows(Array.get(row, i), depth + 1, i);
      }
    }

    private void elements(@Nullable Object row, int length) {
      if (row instanceof int[] ints && values instanceof HostArray.Longs longs) {
        for (int i = 0; i < length; i++) {
          longs.values()[next + i] = ints[i];
        }
      } else if (row instanceof float[] && values instanceof HostArray.Floats floats) {
        System.arraycopy(row, 0, floats.values(), next, length);
      } else if (row instanceof double[] && values instanceof HostArray.Doubles doubles) {
        System.arraycopy(row, 0, doubles.values(), next, length);
      } else if (row instanceof long[] && values instanceof HostArray.Longs longs) {
        System.arraycopy(row, 0, longs.values(), next, length);
      } else if (row instanceof boolean[] && values instanceof HostArray.Booleans booleans) {
        System.arraycopy(row, 0, booleans.values(), next, length);
      }
      next += length;
    }

    private int checkedLength(@Nullable Object row, int depth) {
      int wanted = shape.extent(depth);
      if (row != null && Array.getLength(row) == wanted) {
        return wanted;
      }
      String place =
          depth == 1 ? Integer.toString(path[0]) : Arrays.toString(Arrays.copyOf(path, depth));
      throw new NablaException(
          where,
          "rows of one length (" + wanted + ")",
          (row == null ? "null" : Array.getLength(row) + " elements") + " in row " + place,
          "pad or cut that row");
    }
  }
}
