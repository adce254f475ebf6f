package dev.nabla.backend.pure.norm;

import dev.nabla.tensor.NormOp;

/** The loops over doubles, in plain Java; sums are kept in double, four at a time. */
public final class DoubleRowNorm implements RowNorm {
  @Override
  public final void norm(
      NormOp op,
      Object x,
      int from,
      int n,
      double eps,
      Factors weight,
      Factors bias,
      Object y,
      int to) {
    double[] a = (double[]) x;
    double mean = op == NormOp.RMS ? 0 : sum(a, from, n) / n;
    double scale = 1 / Math.sqrt(squares(a, from, n, mean) / n + eps);
    write(a, from, n, mean, scale, weight, bias, (double[]) y, to);
  }

  @Override
  public final void gradient(
      NormOp op,
      Object x,
      int from,
      Object g,
      int gradient,
      int n,
      double eps,
      Factors weight,
      Object dx,
      int to) {
    double[] a = (double[]) x;
    double mean = (op == NormOp.RMS ? 0 : sum(a, from, n) / n);
    double scale = (1 / Math.sqrt(squares(a, from, n, mean) / n + eps));
    double[] result = (double[]) dx;
    weigh((double[]) g, gradient, n, weight, result, to);
    double along = (products(a, from, n, mean, scale, result, to) / n);
    double flat = (op == NormOp.RMS ? 0 : sum(result, to, n) / n);
    project(a, from, n, mean, scale, along, flat, result, to);
  }

  @Override
  public final void sums(
      NormOp op,
      Object x,
      int from,
      Object g,
      int gradient,
      int n,
      double eps,
      Object sums,
      int ofProducts,
      int ofGradients) {
    double[] a = (double[]) x;
    double mean = op == NormOp.RMS ? 0 : sum(a, from, n) / n;
    double scale = 1 / Math.sqrt(squares(a, from, n, mean) / n + eps);
    double[] h = (double[]) g;
    double[] found = (double[]) sums;
    found[ofProducts] = products(a, from, n, mean, scale, h, gradient);
    found[ofGradients] = sum(h, gradient, n);
  }

  @Override
  public final void addTo(
      NormOp op,
      Object x,
      int from,
      Object g,
      int gradient,
      int n,
      double eps,
      Object products,
      Object gradients) {
    double[] a = (double[]) x;
    double mean = op == NormOp.RMS ? 0 : sum(a, from, n) / n;
    double scale = 1 / Math.sqrt(squares(a, from, n, mean) / n + eps);
    double[] h = (double[]) g;
    addTo(a, from, n, mean, scale, h, gradient, (double[]) products, (double[]) gradients, 0);
  }

  /** {@code products += (a - mean) * scale * h}, {@code gradients += h}, from {@code at} on. */
  private void addTo(
      double[] a,
      int from,
      int n,
      double mean,
      double scale,
      double[] h,
      int first,
      double[] products,
      double[] gradients,
      int at) {
    for (int i = 0; i < n; i++) {
      products[at + i] += (a[from + i] - mean) * scale * h[first + i];
      gradients[at + i] += h[first + i];
    }
  }

  @Override
  public final void moments(Object x, int from, int n, Object moments, int mean, int variance) {
    double[] a = (double[]) x;
    double[] found = (double[]) moments;
    found[mean] = (sum(a, from, n) / n);
    found[variance] = (squares(a, from, n, found[mean]) / n);
  }

  /** The sum of the elements. */
  private double sum(double[] a, int from, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (int end = from + n - 3; i < end; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < from + n; i++) {
      s0 += a[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The sum of {@code (a - mean)^2}. */
  private double squares(double[] a, int from, int n, double mean) {
    double s0 = 0;
    double s1 = 0;
    int i = from;
    for (int end = from + n - 1; i < end; i += 2) {
      double x0 = a[i] - mean;
      double x1 = a[i + 1] - mean;
      s0 += x0 * x0;
      s1 += x1 * x1;
    }
    for (; i < from + n; i++) {
      double x = a[i] - mean;
      s0 += x * x;
    }
    return s0 + s1;
  }

  /** {@code y = (a - mean) * scale * weight + bias}. */
  private void write(
      double[] a,
      int from,
      int n,
      double mean,
      double scale,
      Factors weight,
      Factors bias,
      double[] y,
      int to) {
    double[] w = (double[]) weight.values();
    double[] b = (double[]) bias.values();
    int stepOfW = weight.each() ? 1 : 0;
    int stepOfB = bias.each() ? 1 : 0;
    for (int i = 0; i < n; i++) {
      double factor = w[weight.at() + i * stepOfW];
      y[to + i] = (a[from + i] - mean) * scale * factor + b[bias.at() + i * stepOfB];
    }
  }

  /** {@code h = g * weight}. */
  private void weigh(double[] g, int from, int n, Factors weight, double[] h, int to) {
    double[] w = (double[]) weight.values();
    int step = weight.each() ? 1 : 0;
    for (int i = 0; i < n; i++) {
      h[to + i] = g[from + i] * w[weight.at() + i * step];
    }
  }

  /** The sum of {@code (a - mean) * scale * h}. */
  private double products(
      double[] a, int from, int n, double mean, double scale, double[] h, int at) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (; i < n - 1; i += 2) {
      s0 += (a[from + i] - mean) * scale * h[at + i];
      s1 += (a[from + i + 1] - mean) * scale * h[at + i + 1];
    }
    for (; i < n; i++) {
      s0 += (a[from + i] - mean) * scale * h[at + i];
    }
    return s0 + s1;
  }

  /** {@code h = scale * (h - flat - (a - mean) * scale * along)}. */
  private void project(
      double[] a,
      int from,
      int n,
      double mean,
      double scale,
      double along,
      double flat,
      double[] h,
      int to) {
    for (int i = 0; i < n; i++) {
      h[to + i] = scale * (h[to + i] - flat - (a[from + i] - mean) * scale * along);
    }
  }
}
