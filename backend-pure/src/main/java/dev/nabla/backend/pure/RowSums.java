package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Domains;
import dev.nabla.tensor.DType;

/**
 * {@code c[j] += x0 * b0[j] + x1 * b1[j] + ..} for j below m, added in that order: four rows of b
 * at a time, so that c is read and written less often.
 *
 * <p>Each row is a Java array of its own: loops vectorise where all indices start from 0.
 */
final class RowSums {
  /** How many rows of b go into one pass. */
  static final int DEPTH = 4;

  private RowSums() {}

  /**
   * A pass over {@code depth} rows, with factors from {@code a} that stand {@code stride} apart.
   */
  @FunctionalInterface
  interface Pass {
    void run(Object a, int from, int stride, Object[] rows, int depth, Object c, int m);
  }

  static Pass of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> RowSums::floats;
      case FLOAT64 -> RowSums::doubles;
      case INT64 -> RowSums::longs;
      case BOOL -> throw Domains.outside("matmul", dtype);
    };
  }

  private static void floats(
      Object a, int from, int stride, Object[] rows, int depth, Object c, int m) {
    float[] x = (float[]) a;
    if (depth == DEPTH) {
      float[] b0 = (float[]) rows[0];
      float[] b1 = (float[]) rows[1];
      float[] b2 = (float[]) rows[2];
      float[] b3 = (float[]) rows[3];
      int next = from + 2 * stride;
      four(x[from], x[from + stride], x[next], x[next + stride], b0, b1, b2, b3, (float[]) c, m);
    } else {
      for (int k = 0; k < depth; k++) {
        one(x[from + k * stride], (float[]) rows[k], (float[]) c, m);
      }
    }
  }

  private static void four(
      float x0,
      float x1,
      float x2,
      float x3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] c,
      int m) {
    for (int j = 0; j < m; j++) {
      c[j] = c[j] + x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
    }
  }

  private static void one(float x, float[] b, float[] c, int m) {
    for (int j = 0; j < m; j++) {
      c[j] += x * b[j];
    }
  }

  private static void doubles(
      Object a, int from, int stride, Object[] rows, int depth, Object c, int m) {
    double[] x = (double[]) a;
    if (depth == DEPTH) {
      double[] b0 = (double[]) rows[0];
      double[] b1 = (double[]) rows[1];
      double[] b2 = (double[]) rows[2];
      double[] b3 = (double[]) rows[3];
      int next = from + 2 * stride;
      four(x[from], x[from + stride], x[next], x[next + stride], b0, b1, b2, b3, (double[]) c, m);
    } else {
      for (int k = 0; k < depth; k++) {
        one(x[from + k * stride], (double[]) rows[k], (double[]) c, m);
      }
    }
  }

  private static void four(
      double x0,
      double x1,
      double x2,
      double x3,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] c,
      int m) {
    for (int j = 0; j < m; j++) {
      c[j] = c[j] + x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
    }
  }

  private static void one(double x, double[] b, double[] c, int m) {
    for (int j = 0; j < m; j++) {
      c[j] += x * b[j];
    }
  }

  private static void longs(
      Object a, int from, int stride, Object[] rows, int depth, Object c, int m) {
    long[] x = (long[]) a;
    if (depth == DEPTH) {
      long[] b0 = (long[]) rows[0];
      long[] b1 = (long[]) rows[1];
      long[] b2 = (long[]) rows[2];
      long[] b3 = (long[]) rows[3];
      int next = from + 2 * stride;
      four(x[from], x[from + stride], x[next], x[next + stride], b0, b1, b2, b3, (long[]) c, m);
    } else {
      for (int k = 0; k < depth; k++) {
        one(x[from + k * stride], (long[]) rows[k], (long[]) c, m);
      }
    }
  }

  private static void four(
      long x0,
      long x1,
      long x2,
      long x3,
      long[] b0,
      long[] b1,
      long[] b2,
      long[] b3,
      long[] c,
      int m) {
    for (int j = 0; j < m; j++) {
      c[j] = c[j] + x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
    }
  }

  private static void one(long x, long[] b, long[] c, int m) {
    for (int j = 0; j < m; j++) {
      c[j] += x * b[j];
    }
  }
}
