package dev.nabla.backend.pure.loop;

import static dev.nabla.backend.pure.loop.Coefficients.ERFC_0;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_1;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_2;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_3;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_4;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_5;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_0;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_1;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_2;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_3;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_4;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_5;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_END;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_FAR;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_1;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_2;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_3;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_4;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_5;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_0;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_1;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_2;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_3;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_4;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_5;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_FLOOR;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_LIMIT;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_0;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_1;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_2;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_3;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_4;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_LIMIT;
import static dev.nabla.backend.pure.loop.Coefficients.LN2_HIGH;
import static dev.nabla.backend.pure.loop.Coefficients.LN2_LOW;
import static dev.nabla.backend.pure.loop.Coefficients.LOG2_E;
import static dev.nabla.backend.pure.loop.Coefficients.LOG2_E_LESS_1;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_0;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_1;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_2;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_3;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_4;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_5;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_6;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_7;
import static dev.nabla.backend.pure.loop.Coefficients.ROOT_HALF_BITS;
import static dev.nabla.backend.pure.loop.Coefficients.ROUNDER;
import static dev.nabla.backend.pure.loop.Coefficients.TANH_END;
import static dev.nabla.backend.pure.loop.Coefficients.TINY;

/**
 * Functions of FLOAT32, in float arithmetic where that stays within 2.5 units in the last place.
 *
 * <p>They are the same operations in the same order as the vector kernels, fused multiply-adds
 * among them: a result depends neither on the machine nor on its place in an array. Arguments are
 * reduced as in Cephes (Moshier, Methods and Programs for Mathematical Functions, 1989).
 */
public final class FloatMath {
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  private FloatMath() {}

  /** {@code e^x = 2^n e^r}, where {@code x = n ln(2) + r}. */
  public static float exp(float x) {
    if (x > EXP_LIMIT) {
      return Float.POSITIVE_INFINITY;
    }
    return x < -EXP_LIMIT ? 0 : finiteExp(x);
  }

  /** For x within the limits, or NaN. */
  private static float finiteExp(float x) {
    float shifted = Fma.of(x, LOG2_E, ROUNDER);
    float r = rest(x, shifted - ROUNDER);
    float p = horner(r, EXP_4, EXP_3, EXP_2, EXP_1, EXP_0);
    float e = Fma.of(p, r * r, r) + 1;
    int power = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    int half = power >> 1; // 2^power alone may be no float
    return e * power(half) * power(power - half);
  }

  /** {@code x - n ln(2)}. */
  private static float rest(float x, float n) {
    return Fma.of(n, -LN2_LOW, Fma.of(n, -LN2_HIGH, x));
  }

  /** {@code e^r - 1}. */
  private static float lessOne(float r) {
    float p = horner(r, EXPM1_5, EXPM1_4, EXPM1_3, EXPM1_2, EXPM1_1, EXPM1_0);
    return Fma.of(p, r * r, r);
  }

  /** {@code (((a x + b) x + c) x + d) x + e}. */
  private static float horner(float x, float a, float b, float c, float d, float e) {
    return Fma.of(Fma.of(Fma.of(Fma.of(a, x, b), x, c), x, d), x, e);
  }

  private static float horner(float x, float a, float b, float c, float d, float e, float f) {
    return Fma.of(horner(x, a, b, c, d, e), x, f);
  }

  private static float power(int n) {
    return Float.intBitsToFloat((n + 127) << 23);
  }

  /** {@code e^x - 1 = 2^n (e^r - 1) + (2^n - 1)}. */
  public static float expm1(float x) {
    if (x > EXPM1_LIMIT) {
      return Float.POSITIVE_INFINITY;
    }
    if (x < EXPM1_FLOOR) {
      return -1;
    }
    if (Math.abs(x) < TINY) {
      return x;
    }
    float shifted = Fma.of(x, LOG2_E, ROUNDER);
    float e = lessOne(rest(x, shifted - ROUNDER));
    float half = power(Float.floatToRawIntBits(shifted) - ROUNDER_BITS - 1);
    return Fma.of(half, e, half - 0.5f) * 2; // 2^n may be no float
  }

  /** {@code 1 / (1 + e^-x)}; the exponent is never positive. */
  public static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** {@code e / (e + 2)}, where e is {@code expm1(2 |x|)}. */
  public static float tanh(float x) {
    float size = Math.abs(x);
    float twice = size > TANH_END ? 2 * TANH_END : 2 * size;
    float shifted = Fma.of(twice, LOG2_E, ROUNDER);
    float scale = power(Float.floatToRawIntBits(shifted) - ROUNDER_BITS);
    float e = Fma.of(scale, lessOne(rest(twice, shifted - ROUNDER)), scale - 1);
    return Math.copySign(e / (e + 2), x);
  }

  /** A polynomial near 0; from there on {@code 1 - 2^p(x)}; from 4 on 1. */
  public static float erf(float x) {
    float size = Math.abs(x);
    if (!(size >= ERF_FAR)) {
      float square = x * x;
      return Fma.of(horner(square, ERF_5, ERF_4, ERF_3, ERF_2, ERF_1, ERF_0), x, x);
    }
    float far = Math.min(size, ERF_END);
    float y = horner(far, ERFC_5, ERFC_4, ERFC_3, ERFC_2, ERFC_1, ERFC_0);
    float shifted = y + ROUNDER;
    float f = y - (shifted - ROUNDER);
    float e = Fma.of(horner(f, EXP2_5, EXP2_4, EXP2_3, EXP2_2, EXP2_1), f, 1);
    int power = Float.floatToRawIntBits(shifted) << 23;
    return Math.copySign(1 - Float.intBitsToFloat(Float.floatToRawIntBits(e) + power), x);
  }

  /** {@code ln(x) = e ln(2) + ln(m)}, where {@code x = 2^e m} and m is near 1. */
  public static float log(float x) {
    if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
      return logOfNone(x);
    }
    float e = exponent(x);
    float f = fraction(x);
    float y = logTail(f) + e * LN2_LOW - 0.5f * (f * f);
    return f + y + e * LN2_HIGH;
  }

  /** {@code e + log2(m)}: exact where x is a power of 2. */
  public static float log2(float x) {
    if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
      return logOfNone(x);
    }
    float f = fraction(x);
    float y = logTail(f) - 0.5f * (f * f);
    return y * LOG2_E_LESS_1 + f * LOG2_E_LESS_1 + y + f + exponent(x);
  }

  /** {@code ln(u) + c / u}, where {@code u} is {@code 1 + x} rounded and c what rounding lost. */
  public static float log1p(float x) {
    float u = 1 + x;
    if (Math.abs(x) < TINY || !(u > 0 && u < Float.POSITIVE_INFINITY)) {
      return u == 1 ? x : logOfNone(u);
    }
    float lost = x < 1 ? x - (u - 1) : 1 - (u - x);
    return log(u) + lost / u;
  }

  private static float logOfNone(float x) {
    return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
  }

  /** The least float that is normal is {@code 2^-126}; below, x is taken {@code 2^25} times. */
  private static float exponent(float x) {
    return x < Float.MIN_NORMAL ? power(x * 0x1p25f) - 25f : power(x);
  }

  private static float fraction(float x) {
    int bits = Float.floatToRawIntBits(x < Float.MIN_NORMAL ? x * 0x1p25f : x);
    return Float.intBitsToFloat(bits - ((bits - ROOT_HALF_BITS) >> 23 << 23)) - 1;
  }

  private static float power(float x) {
    return (Float.floatToRawIntBits(x) - ROOT_HALF_BITS) >> 23;
  }

  /** {@code ln(1 + f) - f + f^2 / 2}. */
  private static float logTail(float f) {
    float p =
        ((((((LOG_7 * f + LOG_6) * f + LOG_5) * f + LOG_4) * f + LOG_3) * f + LOG_2) * f + LOG_1)
                * f
            + LOG_0;
    return p * (f * f) * f;
  }
}
