package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;

import dev.nabla.backend.pure.norm.FloatRowNorm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops over floats: four vectors of sums, and what is left over one by one. */
public final class VectorFloatRowNorm extends FloatRowNorm {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

  /** Elements that a sum takes at once. */
  private static final int WIDE = 4 * LENGTH;

  @Override
  protected double sum(float[] a, int from, int n) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int wide = n - n % WIDE;
    for (int i = from; i < from + wide; i += WIDE) {
      s0 = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i)).add(s0);
      s1 = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i + LENGTH)).add(s1);
      s2 = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i + 2 * LENGTH)).add(s2);
      s3 = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i + 3 * LENGTH)).add(s3);
    }
    float sum = FLOAT.cast(s0).add(s1).add(FLOAT.cast(s2).add(s3)).reduceLanes(VectorOperators.ADD);
    return wide == n ? sum : sum + super.sum(a, from + wide, n - wide);
  }

  @Override
  protected double squares(float[] a, int from, int n, float mean) {
    FloatVector m = FloatVector.broadcast(SPECIES, mean);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int wide = n - n % WIDE;
    for (int i = from; i < from + wide; i += WIDE) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i)).sub(m);
      s0 = x.fma(x, s0);
      x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i + LENGTH)).sub(m);
      s1 = x.fma(x, s1);
      x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i + 2 * LENGTH)).sub(m);
      s2 = x.fma(x, s2);
      x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, i + 3 * LENGTH)).sub(m);
      s3 = x.fma(x, s3);
    }
    float sum = FLOAT.cast(s0).add(s1).add(FLOAT.cast(s2).add(s3)).reduceLanes(VectorOperators.ADD);
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
    int even = SPECIES.loopBound(n);
    if (weight.each() && bias.each()) {
      float[] w = (float[]) weight.values();
      float[] b = (float[]) bias.values();
      each(a, from, even, mean, scale, w, weight.at(), b, bias.at(), y, to);
    } else if (!weight.each() && !bias.each()) {
      float factor = ((float[]) weight.values())[weight.at()];
      float shift = ((float[]) bias.values())[bias.at()];
      all(a, from, even, mean, scale, factor, shift, y, to);
    } else {
      even = 0;
    }
    if (even < n) {
      Factors w = weight.from(even);
      Factors b = bias.from(even);
      super.write(a, from + even, n - even, mean, scale, w, b, y, to + even);
    }
  }

  private static void each(
      float[] a,
      int from,
      int n,
      float mean,
      float scale,
      float[] w,
      int atW,
      float[] b,
      int atB,
      float[] y,
      int to) {
    FloatVector m = FloatVector.broadcast(SPECIES, mean);
    FloatVector s = FloatVector.broadcast(SPECIES, scale);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, from + i)).sub(m).mul(s);
      x.fma(FloatVector.fromArray(SPECIES, w, atW + i), FloatVector.fromArray(SPECIES, b, atB + i))
          .intoArray(y, to + i);
    }
  }

  private static void all(
      float[] a,
      int from,
      int n,
      float mean,
      float scale,
      float factor,
      float shift,
      float[] y,
      int to) {
    FloatVector m = FloatVector.broadcast(SPECIES, mean);
    FloatVector s = FloatVector.broadcast(SPECIES, scale);
    FloatVector w = FloatVector.broadcast(SPECIES, factor);
    FloatVector b = FloatVector.broadcast(SPECIES, shift);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, from + i)).sub(m).mul(s);
      x.fma(w, b).intoArray(y, to + i);
    }
  }

  @Override
  protected void weigh(float[] g, int from, int n, Factors weight, float[] h, int to) {
    float[] w = (float[]) weight.values();
    int even = SPECIES.loopBound(n);
    if (weight.each()) {
      for (int i = 0; i < even; i += LENGTH) {
        FLOAT
            .cast(FloatVector.fromArray(SPECIES, g, from + i))
            .mul(FloatVector.fromArray(SPECIES, w, weight.at() + i))
            .intoArray(h, to + i);
      }
    } else {
      FloatVector factor = FloatVector.broadcast(SPECIES, w[weight.at()]);
      for (int i = 0; i < even; i += LENGTH) {
        FLOAT.cast(FloatVector.fromArray(SPECIES, g, from + i)).mul(factor).intoArray(h, to + i);
      }
    }
    super.weigh(g, from + even, n - even, weight.from(even), h, to + even);
  }

  @Override
  protected double products(
      float[] a, int from, int n, float mean, float scale, float[] h, int at) {
    FloatVector m = FloatVector.broadcast(SPECIES, mean);
    FloatVector s = FloatVector.broadcast(SPECIES, scale);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int wide = n - n % (2 * LENGTH);
    for (int i = 0; i < wide; i += 2 * LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, from + i)).sub(m).mul(s);
      s0 = x.fma(FloatVector.fromArray(SPECIES, h, at + i), s0);
      x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, from + i + LENGTH)).sub(m).mul(s);
      s1 = x.fma(FloatVector.fromArray(SPECIES, h, at + i + LENGTH), s1);
    }
    double rest = super.products(a, from + wide, n - wide, mean, scale, h, at + wide);
    return FLOAT.cast(s0).add(s1).reduceLanes(VectorOperators.ADD) + rest;
  }

  @Override
  protected void addTo(
      float[] a,
      int from,
      int n,
      float mean,
      float scale,
      float[] h,
      int first,
      float[] sums,
      int at,
      int to) {
    FloatVector m = FloatVector.broadcast(SPECIES, mean);
    FloatVector s = FloatVector.broadcast(SPECIES, scale);
    int even = SPECIES.loopBound(n);
    for (int i = 0; i < even; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, from + i)).sub(m).mul(s);
      FloatVector y = FloatVector.fromArray(SPECIES, h, first + i);
      x.fma(y, FloatVector.fromArray(SPECIES, sums, at + i)).intoArray(sums, at + i);
      FLOAT.cast(FloatVector.fromArray(SPECIES, sums, to + i)).add(y).intoArray(sums, to + i);
    }
    int rest = n - even;
    super.addTo(a, from + even, rest, mean, scale, h, first + even, sums, at + even, to + even);
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
    FloatVector m = FloatVector.broadcast(SPECIES, mean);
    FloatVector s = FloatVector.broadcast(SPECIES, scale);
    FloatVector l = FloatVector.broadcast(SPECIES, along);
    FloatVector f = FloatVector.broadcast(SPECIES, flat);
    int even = SPECIES.loopBound(n);
    for (int i = 0; i < even; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(SPECIES, a, from + i)).sub(m).mul(s).mul(l);
      FLOAT
          .cast(FloatVector.fromArray(SPECIES, h, to + i))
          .sub(f)
          .sub(x)
          .mul(s)
          .intoArray(h, to + i);
    }
    super.project(a, from + even, n - even, mean, scale, along, flat, h, to + even);
  }
}
