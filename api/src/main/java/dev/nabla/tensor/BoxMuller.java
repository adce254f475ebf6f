package dev.nabla.tensor;

/**
 * Sixteen uniform numbers to sixteen normal ones, {@code sqrt(-2 ln(1 - u)) cos(2 pi v)} and {@code
 * … sin(2 pi v)}, with u from the first eight and v from the last.
 *
 * <p>FLOAT32 uses the polynomials of the Cephes library (Moshier), fused and rounded as in
 * PyTorch's AVX2 path, so that the values are the same to the last bit.
 */
final class BoxMuller {
  /** How many numbers are made at once. */
  static final int BLOCK = 16;

  private static final int HALF = BLOCK / 2;

  private static final float[] LOG = {
    7.0376836292E-2f,
    -1.1514610310E-1f,
    1.1676998740E-1f,
    -1.2420140846E-1f,
    1.4249322787E-1f,
    -1.6668057665E-1f,
    2.0000714765E-1f,
    -2.4999993993E-1f,
    3.3333331174E-1f
  };
  private static final float[] SIN = {-1.9515295891E-4f, 8.3321608736E-3f, -1.6666654611E-1f};
  private static final float[] COS = {
    2.443315711809948E-5f, -1.388731625493765E-3f, 4.166664568298827E-2f
  };
  private static final float SQRT_HALF = 0.70710678f;

  /** ln 2 and pi / 4 in parts: a product of the first with a small integer is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float[] PI_4 = {-0.78515625f, -2.4187564849853515625e-4f, -3.7748949774e-8f};

  private static final float FOUR_OVER_PI = 1.27323954f;
  private static final float TWO_PI = (float) (2 * Math.PI);

  private BoxMuller() {}

  /** {@code count >= 16} normal numbers; a last block that is not full begins 16 before the end. */
  static float[] floats(MersenneTwister bits, int count, float mean, float std) {
    float[] values = new float[count];
    fill(bits, values, 0);
    for (int at = 0; at <= count - BLOCK; at += BLOCK) {
      transform(values, at, mean, std);
    }
    if (count % BLOCK != 0) {
      fill(bits, values, count - BLOCK);
      transform(values, count - BLOCK, mean, std);
    }
    return values;
  }

  /** {@code count >= 16} normal numbers; a last block that is not full begins 16 before the end. */
  static double[] doubles(MersenneTwister bits, int count, double mean, double std) {
    double[] values = new double[count];
    fill(bits, values, 0);
    for (int at = 0; at <= count - BLOCK; at += BLOCK) {
      transform(values, at, mean, std);
    }
    if (count % BLOCK != 0) {
      fill(bits, values, count - BLOCK);
      transform(values, count - BLOCK, mean, std);
    }
    return values;
  }

  private static void fill(MersenneTwister bits, float[] values, int from) {
    for (int i = from; i < values.length; i++) {
      values[i] = bits.nextFloat();
    }
  }

  private static void fill(MersenneTwister bits, double[] values, int from) {
    for (int i = from; i < values.length; i++) {
      values[i] = bits.nextDouble();
    }
  }

  private static void transform(double[] values, int at, double mean, double std) {
    for (int i = at; i < at + HALF; i++) {
      double radius = Math.sqrt(-2 * Math.log(1 - values[i]));
      double angle = 2 * Math.PI * values[i + HALF];
      values[i] = Math.fma(radius * Math.cos(angle), std, mean);
      values[i + HALF] = Math.fma(radius * Math.sin(angle), std, mean);
    }
  }

  private static void transform(float[] values, int at, float mean, float std) {
    for (int i = at; i < at + HALF; i++) {
      float radius = (float) Math.sqrt(-2 * log(1 - values[i]));
      float angle = TWO_PI * values[i + HALF];
      int octant = ((int) (angle * FOUR_OVER_PI) + 1) & ~1;
      float x = reduced(angle, octant);
      boolean swap = (octant & 2) != 0;
      float cos = swap ? sin(x) : cos(x);
      float sin = swap ? cos(x) : sin(x);
      boolean left = octant == 2 || octant == 4;
      values[i] = Math.fma(radius * (left ? -cos : cos), std, mean);
      values[i + HALF] = Math.fma(radius * (octant == 4 || octant == 6 ? -sin : sin), std, mean);
    }
  }

  /** {@code ln x} for normal {@code x > 0}. */
  private static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits >>> 23) - 126;
    float m = Float.intBitsToFloat((bits & 0x007fffff) | 0x3f000000);
    float f = m - 1;
    if (m < SQRT_HALF) {
      exponent--;
      f += m;
    }
    float square = f * f;
    float tail = Math.fma(polynomial(LOG, f) * f, square, exponent * LN2_LOW);
    return f + (tail - square * 0.5f) + exponent * LN2_HIGH;
  }

  /** {@code angle - octant * pi / 4}, from -pi / 4 to pi / 4. */
  private static float reduced(float angle, int octant) {
    float x = angle;
    for (float part : PI_4) {
      x = Math.fma(octant, part, x);
    }
    return x;
  }

  private static float sin(float x) {
    float square = x * x;
    return Math.fma(polynomial(SIN, square) * square, x, x);
  }

  private static float cos(float x) {
    float square = x * x;
    return Math.fma(polynomial(COS, square) * square, square, -(square * 0.5f)) + 1;
  }

  private static float polynomial(float[] coefficients, float x) {
    float y = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      y = Math.fma(y, x, coefficients[i]);
    }
    return y;
  }
}
