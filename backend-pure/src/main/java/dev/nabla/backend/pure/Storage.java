package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/**
 * The Java arrays under a view: {@code float[]}, {@code double[]}, {@code long[]}, {@code
 * boolean[]}.
 */
final class Storage {
  private Storage() {}

  /** Zeros (false for BOOL). */
  static Object allocate(DType dtype, int length) {
    return switch (dtype) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT64 -> new long[length];
      case BOOL -> new boolean[length];
    };
  }

  /** The elements of {@code shape} as an int, the most that one Java array holds. */
  static int length(Shape shape) {
    if (shape.size() > Integer.MAX_VALUE - 8) {
      throw new NablaException(
          "pure",
          "at most " + (Integer.MAX_VALUE - 8) + " elements in an array",
          shape.size() + " for shape " + shape,
          "split the tensor");
    }
    return (int) shape.size();
  }

  static Object unwrap(HostArray values) {
    if (values instanceof HostArray.Floats floats) {
      return floats.values();
    }
    if (values instanceof HostArray.Doubles doubles) {
      return doubles.values();
    }
    if (values instanceof HostArray.Longs longs) {
      return longs.values();
    }
    return ((HostArray.Booleans) values).values();
  }

  static HostArray wrap(DType dtype, Object values) {
    return switch (dtype) {
      case FLOAT32 -> new HostArray.Floats((float[]) values);
      case FLOAT64 -> new HostArray.Doubles((double[]) values);
      case INT64 -> new HostArray.Longs((long[]) values);
      case BOOL -> new HostArray.Booleans((boolean[]) values);
    };
  }

  /** Writes zeros (false) to the first {@code n} elements. */
  static void clear(Object values, int n) {
    if (values instanceof float[] floats) {
      Arrays.fill(floats, 0, n, 0);
    } else if (values instanceof double[] doubles) {
      Arrays.fill(doubles, 0, n, 0);
    } else if (values instanceof long[] longs) {
      Arrays.fill(longs, 0, n, 0);
    } else {
      Arrays.fill((boolean[]) values, 0, n, false);
    }
  }

  /** {@code target[at + i] = source[from + i * stride]} for i below n; both have one dtype. */
  static void copy(Object source, int from, int stride, Object target, int at, int n) {
    if (stride == 1) {
      System.arraycopy(source, from, target, at, n);
    } else if (source instanceof float[] floats) {
      copy(floats, from, stride, (float[]) target, at, n);
    } else if (source instanceof double[] doubles) {
      copy(doubles, from, stride, (double[]) target, at, n);
    } else if (source instanceof long[] longs) {
      copy(longs, from, stride, (long[]) target, at, n);
    } else {
      copy((boolean[]) source, from, stride, (boolean[]) target, at, n);
    }
  }

  private static void copy(float[] source, int from, int stride, float[] target, int at, int n) {
    if (stride == 0) {
      Arrays.fill(target, at, at + n, source[from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      target[at + i] = source[from + i * stride];
    }
  }

  private static void copy(double[] source, int from, int stride, double[] target, int at, int n) {
    if (stride == 0) {
      Arrays.fill(target, at, at + n, source[from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      target[at + i] = source[from + i * stride];
    }
  }

  private static void copy(long[] source, int from, int stride, long[] target, int at, int n) {
    if (stride == 0) {
      Arrays.fill(target, at, at + n, source[from]);
      return;
    }
    for (int i = 0; i < n; i++) {
      target[at + i] = source[from + i * stride];
    }
  }

  private static void copy(
      boolean[] source, int from, int stride, boolean[] target, int at, int n) {
    for (int i = 0; i < n; i++) {
      target[at + i] = source[from + i * stride];
    }
  }
}
