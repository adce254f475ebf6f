package dev.nabla.nn.init;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/** The orthogonal part of a matrix of normal numbers, computed in double precision. */
final class Orthogonal {
  private Orthogonal() {}

  static HostArray values(Generator generator, Shape shape, DType dtype, double gain) {
    if (shape.rank() < 2) {
      throw new NablaException(
          "orthogonal",
          "a weight [out, in, ..] of two axes at least",
          "shape " + shape,
          "use normal(…) for a vector");
    }
    HostArray drawn = generator.normal(Init.count(shape), 0, 1, dtype);
    if (drawn.length() == 0) {
      return drawn;
    }
    int rows = shape.extent(0);
    int columns = drawn.length() / rows;
    boolean wide = rows < columns;
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int i = 0; i < drawn.length(); i++) {
      int row = i / columns;
      int column = i % columns;
      vectors[wide ? row : column][wide ? column : row] = drawn.getDouble(i);
    }
    double[][] q = orthonormal(vectors);
    return HostArray.generate(
        dtype,
        drawn.length(),
        i -> scaled(wide ? q[i / columns][i % columns] : q[i % columns][i / columns], gain, dtype));
  }

  /** In PyTorch the gain comes after the rounding. */
  private static double scaled(double value, double gain, DType dtype) {
    return dtype == DType.FLOAT32 ? (float) value * (float) gain : value * gain;
  }

  /**
   * The Q of {@code A = Q R} with a positive diagonal of R, by Householder's reflections; the
   * arrays are columns.
   */
  static double[][] orthonormal(double[][] a) {
    int n = a.length;
    double[][] reflections = new double[n][];
    double[] signs = new double[n];
    for (int k = 0; k < n; k++) {
      double[] v = a[k].clone();
      Arrays.fill(v, 0, k, 0);
      double norm = Math.sqrt(dot(v, v));
      double alpha = v[k] > 0 ? -norm : norm; // the diagonal element of R
      signs[k] = Math.signum(alpha);
      v[k] -= alpha;
      reflections[k] = v;
      for (int j = k; j < n; j++) {
        reflect(v, a[j]);
      }
    }
    double[][] q = new double[n][a[0].length];
    for (int j = 0; j < n; j++) {
      q[j][j] = signs[j];
      for (int k = n - 1; k >= 0; k--) {
        reflect(reflections[k], q[j]);
      }
    }
    return q;
  }

  /** {@code x - 2 v (v'x) / (v'v)}. */
  private static void reflect(double[] v, double[] x) {
    double square = dot(v, v);
    double factor = square == 0 ? 0 : 2 * dot(v, x) / square;
    for (int i = 0; i < x.length; i++) {
      x[i] -= factor * v[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
