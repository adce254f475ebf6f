package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.RowLoops.LENGTH;
import static dev.nabla.backend.pure.vector.RowLoops.TWO;
import static dev.nabla.backend.pure.vector.RowLoops.WIDE;

import dev.nabla.backend.pure.norm.FloatRowNorm;

/** The loops over floats: whole vectors, and what is left over one by one. */
public final class VectorFloatRowNorm extends FloatRowNorm {
  @Override
  protected double sum(float[] a, int from, int n) {
    int wide = n - n % WIDE;
    float[] lanes = LaneSums.floats();
    float sum = RowLoops.run(RowLoops.SUM, wide, a, from, lanes, 0, a, 0, a, 0, 0, 0, 0, 0);
    return wide == n ? sum : sum + super.sum(a, from + wide, n - wide);
  }

  @Override
  protected double squares(float[] a, int from, int n, float mean) {
    int wide = n - n % WIDE;
    float[] lanes = LaneSums.floats();
    float sum = RowLoops.run(RowLoops.SQUARES, wide, a, from, lanes, 0, a, 0, a, 0, mean, 0, 0, 0);
    return wide == n ? sum : sum + super.squares(a, from + wide, n - wide, mean);
  }

  @Override
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
    int atW = weight.at();
    int atB = bias.at();
    boolean alike = weight.each() == bias.each() && (atW == atB || !weight.each());
    int even = alike ? n - n % LENGTH : 0;
    if (weight.each()) {
      int loop = atW == 0 ? RowLoops.WRITE_EACH : RowLoops.WRITE_OWN;
      RowLoops.run(loop, even, a, from, w, atW, b, 0, y, to, mean, scale, 0, 0);
    } else {
      RowLoops.run(
          RowLoops.WRITE_ALL, even, a, from, y, to, a, 0, a, 0, mean, scale, w[atW], b[atB]);
    }
    if (even < n) {
      Factors restOfW = weight.from(even);
      Factors restOfB = bias.from(even);
      super.write(a, from + even, n - even, mean, scale, restOfW, restOfB, y, to + even);
    }
  }

  @Override
  protected void weigh(float[] g, int from, int n, Factors weight, float[] h, int to) {
    float[] w = (float[]) weight.values();
    int at = weight.at();
    int even = n - n % LENGTH;
    if (weight.each()) {
      RowLoops.run(RowLoops.WEIGH_EACH, even, g, from, w, at, h, to, g, 0, 0, 0, 0, 0);
    } else {
      RowLoops.run(RowLoops.WEIGH_ALL, even, g, from, h, to, g, 0, g, 0, 0, 0, w[at], 0);
    }
    if (even < n) {
      super.weigh(g, from + even, n - even, weight.from(even), h, to + even);
    }
  }

  @Override
  protected double products(
      float[] a, int from, int n, float mean, float scale, float[] h, int at) {
    int wide = n - n % TWO;
    float[] lanes = LaneSums.floats();
    float sum =
        RowLoops.run(RowLoops.PRODUCTS, wide, a, from, h, at, lanes, 0, a, 0, mean, scale, 0, 0);
    return sum + super.products(a, from + wide, n - wide, mean, scale, h, at + wide);
  }

  /** {@code at} is 0: what is left over alone begins elsewhere. */
  @Override
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
    int even = n - n % LENGTH;
    RowLoops.run(
        RowLoops.ADD, even, a, from, h, first, products, at, gradients, 0, mean, scale, 0, 0);
    int rest = n - even;
    super.addTo(a, from + even, rest, mean, scale, h, first + even, products, gradients, at + even);
  }

  @Override
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
    int even = n - n % LENGTH;
    RowLoops.run(RowLoops.PROJECT, even, a, from, h, to, a, 0, a, 0, mean, scale, along, flat);
    super.project(a, from + even, n - even, mean, scale, along, flat, h, to + even);
  }
}
