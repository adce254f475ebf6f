package dev.nabla.backend.pure.loop;

/**
 * {@code a * b + c}, rounded once.
 *
 * <p>Where the processor has no such instruction {@code Math.fma} computes with {@code BigDecimal}.
 * There the product, which is exact in double, is added in double: rounding twice changes the last
 * bit only where the first rounding ends halfway between two floats.
 */
public final class Fma {
  /** Whether {@code Math.fma} is one instruction. */
  public static final boolean IS_NATIVE = isNative();

  private static final int TRIES = 5;
  private static final int CALLS = 20;

  /** The instruction takes less than 100 ns even in the interpreter, BigDecimal over 3,000. */
  private static final long MOST_NANOS = 600 * CALLS;

  private Fma() {}

  static float of(float a, float b, float c) {
    return IS_NATIVE ? Math.fma(a, b, c) : inDouble(a, b, c);
  }

  static float inDouble(float a, float b, float c) {
    return (float) ((double) a * b + c);
  }

  /**
   * By the clock, with numbers of 250 decimals: the JVM names its flags only through JMX, which
   * takes 25 ms to start.
   */
  private static boolean isNative() {
    float x = Float.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      for (int j = 0; j < CALLS; j++) {
        x = Math.fma(Float.MIN_NORMAL, Float.MIN_VALUE * (j + 0x12345), x);
      }
      if (System.nanoTime() - start < MOST_NANOS && x == Float.MAX_VALUE) {
        return true;
      }
    }
    return false;
  }
}
