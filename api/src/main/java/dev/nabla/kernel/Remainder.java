package dev.nabla.kernel;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;

/**
 * {@link BinaryOp#REMAINDER} and {@link BinaryOp#FMOD} in Java, for engines whose own differ: C's
 * {@code fmod(a, b)}, which is Java's {@code a % b}, and for the former plus b where its sign is
 * not b's.
 */
public final class Remainder {
  private Remainder() {}

  /** For FLOAT64. */
  public static double of(double a, double b) {
    double rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** For FLOAT32. */
  public static float of(float a, float b) {
    float rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** For INT64; a divisor of 0 is the contract's error. */
  public static long of(long a, long b) {
    return Math.floorMod(a, divisor(BinaryOp.REMAINDER, a, b));
  }

  /** {@link BinaryOp#FMOD} for INT64; a divisor of 0 is the contract's error. */
  public static long fmod(long a, long b) {
    return a % divisor(BinaryOp.FMOD, a, b);
  }

  /** Element by element, of two arrays of one length and dtype; op is one of the two. */
  public static HostArray of(BinaryOp op, HostArray a, HostArray b) {
    HostArray result = HostArray.allocate(a.dtype(), a.length());
    boolean fmod = op == BinaryOp.FMOD;
    for (int i = 0; i < a.length(); i++) {
      if (result instanceof HostArray.Floats r) {
        float x = (float) a.getDouble(i);
        float y = (float) b.getDouble(i);
        r.values()[i] = fmod ? x % y : of(x, y);
      } else if (result instanceof HostArray.Doubles r) {
        double x = a.getDouble(i);
        double y = b.getDouble(i);
        r.values()[i] = fmod ? x % y : of(x, y);
      } else if (result instanceof HostArray.Longs r) {
        long x = a.getLong(i);
        long y = b.getLong(i);
        r.values()[i] = fmod ? fmod(x, y) : of(x, y);
      }
    }
    return result;
  }

  private static long divisor(BinaryOp op, long a, long b) {
    if (b == 0) {
      throw new NablaException(
          op.label(),
          "INT64 divisors other than 0",
          a + " % 0",
          "replace the zeros with where(…), or convert to(DType.FLOAT64)");
    }
    return b;
  }
}
