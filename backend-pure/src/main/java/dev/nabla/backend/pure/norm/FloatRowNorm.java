package dev.nabla.backend.pure.norm;

import dev.nabla.tensor.NormOp;

/** The loops over floats, in plain Java; sums are kept in double, four at a time. */
public class FloatRowNorm implements RowNorm {
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
    float[] a = (float[]) x;
    double mean = op == NormOp.RMS ? 0 : sum(a, from, n) / n;
    double scale = 1 / Math.sqrt(squares(a, from, n, (float) mean) / n + eps);
    write(a, from, n, (float) mean, (float) scale, weight, bias, (float[]) y, to);
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
    float[] a = (float[]) x;
    float mean = (float) (op == NormOp.RMS ? 0 : sum(a, from, n) / n);
    float scale = (float) (1 / Math.sqrt(squares(a, from, n, mean) / n + eps));
    float[] result = (float[]) dx;
    weigh((float[]) g, gradient, n, weight, result, to);
    float along = (float) (products(a, from, n, mean, scale, result, to) / n);
    float flat = (float) (op == NormOp.RMS ? 0 : sum(result, to, n) / n);
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
    float[] a = (float[]) x;
    float mean = (float) (op == NormOp.RMS ? 0 : sum(a, from, n) / n);
    float scale = (float) (1 / Math.sqrt(squares(a, from, n, mean) / n + eps));
    float[] h = (float[]) g;
    float[] found = (float[]) sums;
    found[ofProducts] = (float) products(a, from, n, mean, scale, h, gradient);
    found[ofGradients] = (float) sum(h, gradient, n);
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
    float[] a = (float[]) x;
    float mean = (float) (op == NormOp.RMS ? 0 : sum(a, from, n) / n);
    float scale = (float) (1 / Math.sqrt(squares(a, from, n, mean) / n + eps));
    float[] h = (float[]) g;
    addTo(a, from, n, mean, scale, h, gradient, (float[]) products, (float[]) gradients, 0);
  }

  /** {@code products += (a - mean) * scale * h}, {@code gradients += h}, from {@code at} on. */
  protected void addTo(
      float[] a,
      int from,
      int n,
      float mean,
      float scale,
      float[] h,
      int first,
      float[] products,
      float[] gradients,
      int at) {
    for (int i = 0; i < n; i++) {
      products[at + i] += (a[from + i] - mean) * scale * h[first + i];
      gradients[at + i] += h[first + i];
    }
  }

  @Override
  public final void moments(Object x, int from, int n, Object moments, int mean, int variance) {
    float[] a = (float[]) x;
    float[] found = (float[]) moments;
    found[mean] = (float) (sum(a, from, n) / n);
    found[variance] = (float) (squares(a, from, n, found[mean]) / n);
  }

  /** The sum of the elements. */
  protected double sum(float[] a, int from, int n) {
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
  protected double squares(float[] a, int from, int n, float mean) {
    double s0 = 0;
    double s1 = 0;
    int i = from;
    for (int end = from + n - 1; i < end; i += 2) {
      float x0 = a[i] - mean;
      float x1 = a[i + 1] - mean;
      s0 += x0 * x0;
      s1 += x1 * x1;
    }
    for (; i < from + n; i++) {
      float x = a[i] - mean;
      s0 += x * x;
    }
    return s0 + s1;
  }

  /** {@code y = (a - mean) * scale * weight + bias}. */
  protected void write(
      float[] a,
      int from,
      int n,
      float mean,
      float scale,
      Factors weight,
      Factors bias,
      float[] y,
      int to) {
    float[] w = (float[]) weight.values();
    float[] b = (float[]) bias.values();
    int stepOfW = weight.each() ? 1 : 0;
    int stepOfB = bias.each() ? 1 : 0;
    for (int i = 0; i < n; i++) {
      float factor = w[weight.at() + i * stepOfW];
      y[to + i] = (a[from + i] - mean) * scale * factor + b[bias.at() + i * stepOfB];
    }
  }

  /** {@code h = g * weight}. */
  protected void weigh(float[] g, int from, int n, Factors weight, float[] h, int to) {
    float[] w = (float[]) weight.values();
    int step = weight.each() ? 1 : 0;
    for (int i = 0; i < n; i++) {
      h[to + i] = g[from + i] * w[weight.at() + i * step];
    }
  }

  /** The sum of {@code (a - mean) * scale * h}. */
  protected double products(
      float[] a, int from, int n, float mean, float scale, float[] h, int at) {
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
  protected void project(
      float[] a,
      int from,
      int n,
      float mean,
      float scale,
      float along,
      float flat,
      float[] h,
      int to) {
    for (int i = 0; i < n; i++) {
      h[to + i] = scale * (h[to + i] - flat - (a[from + i] - mean) * scale * along);
    }
  }
}
