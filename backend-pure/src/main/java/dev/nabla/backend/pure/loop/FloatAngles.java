package dev.nabla.backend.pure.loop;

/**
 * Sines and cosines of FLOAT32, within 0.6 units in the last place: in double, and without a
 * branch, so that the compiler vectorises the loop over a block.
 */
final class FloatAngles {
  private static final int BLOCK = 256;
  private static final double TWO_OVER_PI = 0.6366197723675814;

  /** Added and subtracted again it rounds to an integer. */
  private static final double ROUNDER = 0x1.8p52;

  /** {@code pi / 2} in 33 bits, so that a multiple below 2^20 is exact, and what they lack. */
  private static final double HALF_PI_HIGH = 1.57079632673412561417;

  private static final double HALF_PI_LOW = 6.07710050650619224932e-11;

  /** So far the two parts of {@code pi / 2} reduce an angle. */
  private static final float LIMIT = 0x1p20f;

  private FloatAngles() {}

  static void sin(float[] a, int ai, float[] r, int ri, int n) {
    double[] block = new double[Math.min(n, BLOCK)];
    for (int done = 0; done < n; done += BLOCK) {
      int m = Math.min(BLOCK, n - done);
      widen(a, ai + done, block, m);
      sines(block, 0, m);
      for (int i = 0; i < m; i++) {
        float x = a[ai + done + i];
        r[ri + done + i] = x == 0 || Math.abs(x) > LIMIT ? (float) Math.sin(x) : (float) block[i];
      }
    }
  }

  static void cos(float[] a, int ai, float[] r, int ri, int n) {
    double[] block = new double[Math.min(n, BLOCK)];
    for (int done = 0; done < n; done += BLOCK) {
      int m = Math.min(BLOCK, n - done);
      widen(a, ai + done, block, m);
      sines(block, 1, m);
      for (int i = 0; i < m; i++) {
        float x = a[ai + done + i];
        r[ri + done + i] = Math.abs(x) > LIMIT ? (float) Math.cos(x) : (float) block[i];
      }
    }
  }

  private static void widen(float[] a, int ai, double[] block, int n) {
    for (int i = 0; i < n; i++) {
      block[i] = a[ai + i];
    }
  }

  /**
   * {@code sin(x + quarters pi/2)}, in place: x is {@code n pi/2 + r}, and {@code turn} is what n +
   * quarters leaves by 4, from -2 to 2. So one of the two factors at the end is 1 or -1, and the
   * other 0.
   */
  private static void sines(double[] block, int quarters, int m) {
    for (int i = 0; i < m; i++) {
      double x = block[i];
      double n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
      double r = x - n * HALF_PI_HIGH - n * HALF_PI_LOW;
      double shifted = n + quarters;
      double turn = shifted - (shifted * 0.25 + ROUNDER - ROUNDER) * 4;
      double size = Math.abs(turn);
      double z = r * r;
      block[i] = sin(r, z) * (1 - size) + cos(z) * (turn * (2 - size));
    }
  }

  /** For |r| below pi/4, within 4e-9 of it (fitted as {@link Coefficients} are). */
  private static double sin(double r, double z) {
    double p = (-0.00019514957664798924 * z + 0.008332158409951718) * z - 0.16666654573141515;
    return p * z * r + r;
  }

  /** For a square z of such an r, within 2e-10. */
  private static double cos(double z) {
    double p = (2.4432785096258332e-05 * z - 0.0013887313062729476) * z + 0.04166664561879923;
    return p * (z * z) - 0.5 * z + 1;
  }
}
