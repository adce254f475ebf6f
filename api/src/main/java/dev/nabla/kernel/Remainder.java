package dev.nabla.kernel;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;

/**
 * {@link BinaryOp#REMAINDER} in Java, for engines whose own differs: C's {@code fmod(a, b)}, plus b
 * where its sign is not b's.
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
    if (b == 0) {
      throw new NablaException(
          BinaryOp.REMAINDER.label(),
          "INT64 divisors other than 0",
          a + " % 0",
          "replace the zeros with where(…), or convert to(DType.FLOAT64)");
    }
    return Math.floorMod(a, b);
  }

  /** Element by element, of two arrays of one length and dtype. */
  public static HostArray of(HostArray a, HostArray b) {
    HostArray result = HostArray.allocate(a.dtype(), a.length());
    for (int i = 0; i < a.length(); i++) {
      if (result instanceof HostArray.Floats r) {
        r.values()[i] = of((float) a.getDouble(i), (float) b.getDouble(i));
      } else if (result instanceof HostArray.Doubles r) {
        r.values()[i] = of(a.getDouble(i), b.getDouble(i));
      } else if (result instanceof HostArray.Longs r) {
        r.values()[i] = of(a.getLong(i), b.getLong(i));
      }
    }
    return result;
  }
}
