package dev.nabla.backend.pure.loop;

/**
 * What the kernels in plain Java and those with vectors share: coefficients of polynomials, from
 * the lowest power on, and constants that reduce an argument.
 *
 * <p>Each polynomial is a fit of the function's relative error on the range that is named:
 * reweighted least squares (Lawson) on 400 Chebyshev nodes, then rounded to float coefficient by
 * coefficient, the rest fitted anew each time. What is left is below 0.1 unit in the last place of
 * a float, 0.3 for {@code ERF}, and 0.4 of erf for {@code ERFC} and {@code EXP2}.
 */
public final class Coefficients {
  /** {@code log2(e)}. */
  public static final float LOG2_E = 1.442695f;

  /** {@code log2(e) - 1}. */
  public static final float LOG2_E_LESS_1 = 0.44269504f;

  /** Added and subtracted again it rounds to an integer, whose bits are the sum's last ones. */
  public static final float ROUNDER = 0x1.8p23f;

  /** {@code ln(2)} in nine bits, so that a small multiple is exact, and what they lack. */
  public static final float LN2_HIGH = 0.693359375f;

  public static final float LN2_LOW = -2.12194440e-4f;

  /** The bits of the root of 1/2. */
  public static final int ROOT_HALF_BITS = 0x3f3504f3;

  /** Beyond it, e^x is infinite; below its negative, 0. */
  public static final float EXP_LIMIT = 104;

  /** Beyond it, expm1 is infinite; below the other, it rounds to -1. */
  public static final float EXPM1_LIMIT = 89;

  public static final float EXPM1_FLOOR = -18;

  /** From here on tanh is 1. */
  public static final float TANH_END = 10;

  /** From here on erf is {@code 1 - 2^..}, and from the other on 1. */
  public static final float ERF_FAR = 0.93f;

  public static final float ERF_END = 4;

  /** A float closer to 0 is its own expm1 and log1p. */
  public static final float TINY = 0x1p-25f;

  /** {@code (e^r - 1 - r) / r^2} for |r| below ln(2)/2. */
  public static final float EXP_0 = 0.49999994f;

  public static final float EXP_1 = 0.16666521f;

  public static final float EXP_2 = 0.041668266f;

  public static final float EXP_3 = 0.008368677f;

  public static final float EXP_4 = 0.0013820734f;

  /** The same, so near that {@code e^r - 1} is good to its last bit. */
  public static final float EXPM1_0 = 0.5f;

  public static final float EXPM1_1 = 0.16666666f;

  public static final float EXPM1_2 = 0.041666493f;

  public static final float EXPM1_3 = 0.008333545f;

  public static final float EXPM1_4 = 0.0013932331f;

  public static final float EXPM1_5 = 0.00019762572f;

  /** {@code (2^f - 1) / f} for |f| up to 1/2, as good as {@code 1 - erf(x)} needs it. */
  public static final float EXP2_1 = 0.693147004f;

  public static final float EXP2_2 = 0.240222469f;

  public static final float EXP2_3 = 0.0555071086f;

  public static final float EXP2_4 = 0.00967129227f;

  public static final float EXP2_5 = 0.00132695376f;

  /** {@code (ln(1 + f) - f + f^2 / 2) / f^3} for 1 + f between the roots of 1/2 and 2. */
  public static final float LOG_0 = 0.3333333f;

  public static final float LOG_1 = -0.25000823f;

  public static final float LOG_2 = 0.20001246f;

  public static final float LOG_3 = -0.166233f;

  public static final float LOG_4 = 0.1420138f;

  public static final float LOG_5 = -0.1316053f;

  public static final float LOG_6 = 0.12764181f;

  public static final float LOG_7 = -0.07636418f;

  /** {@code (erf(x) - x) / x} in x^2, for x below 0.93. */
  public static final float ERF_0 = 0.12837915f;

  public static final float ERF_1 = -0.3761249f;

  public static final float ERF_2 = 0.11281731f;

  public static final float ERF_3 = -0.026762966f;

  public static final float ERF_4 = 0.0049873525f;

  public static final float ERF_5 = -0.0005959584f;

  /** {@code log2(1 - erf(x))}, for x from 0.93 to 4. */
  public static final float ERFC_0 = -0.00294390274f;

  public static final float ERFC_1 = -1.61526716f;

  public static final float ERFC_2 = -0.939977288f;

  public static final float ERFC_3 = -0.130681112f;

  public static final float ERFC_4 = 0.0222268067f;

  public static final float ERFC_5 = -0.00177388696f;

  private Coefficients() {}
}
