package dev.nabla.backend.nd4j;

import dev.nabla.kernel.Remainder;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/**
 * {@code a - b * floor(a / b)} and {@code a - b * trunc(a / b)}, computed in Java.
 *
 * <p>ND4J's floormod takes INT64 through floating point, which is wrong above 2^53, takes 0 for a
 * divisor without a word, and rounds its quotient.
 */
final class Remainders {
  private Remainders() {}

  static Nd4jArray of(BinaryOp op, Nd4jArray a, Nd4jArray b, Shape shape) {
    return Host.create(Remainder.of(op, expanded(a, shape), expanded(b, shape)), shape);
  }

  private static HostArray expanded(Nd4jArray a, Shape shape) {
    try (Temps temps = new Temps()) {
      return Host.read(temps.add(Movement.expand(a, shape)));
    }
  }
}
