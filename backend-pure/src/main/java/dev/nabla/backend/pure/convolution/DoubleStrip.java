package dev.nabla.backend.pure.convolution;

import java.util.Arrays;

/** The loops over doubles, in plain Java. */
public final class DoubleStrip implements Strip {
  @Override
  public final void line(
      Object a,
      int at,
      int stride,
      int[] step,
      Object w,
      int from,
      int[] by,
      Object c,
      int to,
      int n) {
    line((double[]) a, at, stride, step, (double[]) w, from, by, (double[]) c, to, n);
  }

  /** {@link Strip#line} on arrays of this type. */
  private void line(
      double[] a,
      int at,
      int stride,
      int[] step,
      double[] w,
      int from,
      int[] by,
      double[] c,
      int to,
      int n) {
    Arrays.fill(c, to, to + n, 0);
    for (int k = 0; k < step.length; k++) {
      double factor = w[from + by[k]];
      int start = at + step[k];
      for (int i = 0; i < n; i++) {
        c[to + i] += a[start + i * stride] * factor;
      }
    }
  }

  @Override
  public final double dot(
      Object y, int from, Object a, int at, int apart, int stride, int lines, int n) {
    return dot((double[]) y, from, (double[]) a, at, apart, stride, lines, n);
  }

  /** {@link Strip#dot} on arrays of this type. */
  private double dot(
      double[] y, int from, double[] a, int at, int apart, int stride, int lines, int n) {
    double even = 0;
    double odd = 0;
    for (int l = 0; l < lines; l++) {
      int first = from + l * n;
      int start = at + l * apart;
      int i = 0;
      for (; i < n - 1; i += 2) {
        even += y[first + i] * a[start + i * stride];
        odd += y[first + i + 1] * a[start + (i + 1) * stride];
      }
      if (i < n) {
        even += y[first + i] * a[start + i * stride];
      }
    }
    return even + odd;
  }

  @Override
  public final void spread(Object line, Object c, int to, int apart, int n) {
    double[] source = (double[]) line;
    double[] target = (double[]) c;
    for (int i = 0; i < n; i++) {
      target[to + i * apart] = source[i];
    }
  }

  @Override
  public final void add(Object w, int at, double value) {
    ((double[]) w)[at] += value;
  }
}
