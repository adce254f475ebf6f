package dev.nabla.backend.nd4j;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/**
 * {@code condition ? a : b}, computed in Java: ND4J's select works out a place in four arrays for
 * each element, and takes twenty times as long.
 */
final class Choice {
  private final boolean[] condition;
  private final int step;

  private Choice(boolean[] condition) {
    this.condition = condition;
    this.step = step(condition.length);
  }

  /** Writes to {@code result}; what has one element is stretched here, the rest before. */
  static Nd4jArray into(Nd4jArray result, Nd4jArray condition, Nd4jArray a, Nd4jArray b) {
    Shape shape = result.shape();
    try (Temps temps = new Temps()) {
      Choice choice = new Choice(((HostArray.Booleans) read(temps, condition, shape)).values());
      HostArray chosen = HostArray.allocate(result.dtype(), Math.toIntExact(shape.size()));
      choice.write(chosen, read(temps, a, shape), read(temps, b, shape));
      return Host.write(chosen, result);
    }
  }

  private static HostArray read(Temps temps, Nd4jArray operand, Shape shape) {
    boolean isOne = operand.shape().size() == 1;
    return Host.read(isOne ? operand : temps.add(Movement.expand(operand, shape)));
  }

  /** One element stands for all. */
  private static int step(int length) {
    return length == 1 ? 0 : 1;
  }

  private void write(HostArray chosen, HostArray a, HostArray b) {
    if (chosen instanceof HostArray.Floats r) {
      floats(r.values(), ((HostArray.Floats) a).values(), ((HostArray.Floats) b).values());
    } else if (chosen instanceof HostArray.Doubles r) {
      doubles(r.values(), ((HostArray.Doubles) a).values(), ((HostArray.Doubles) b).values());
    } else if (chosen instanceof HostArray.Longs r) {
      longs(r.values(), ((HostArray.Longs) a).values(), ((HostArray.Longs) b).values());
    } else if (chosen instanceof HostArray.Booleans r) {
      booleans(r.values(), ((HostArray.Booleans) a).values(), ((HostArray.Booleans) b).values());
    }
  }

  private void floats(float[] r, float[] a, float[] b) {
    int ai = step(a.length);
    int bi = step(b.length);
    for (int i = 0; i < r.length; i++) {
      r[i] = condition[step * i] ? a[ai * i] : b[bi * i];
    }
  }

  private void doubles(double[] r, double[] a, double[] b) {
    int ai = step(a.length);
    int bi = step(b.length);
    for (int i = 0; i < r.length; i++) {
      r[i] = condition[step * i] ? a[ai * i] : b[bi * i];
    }
  }

  private void longs(long[] r, long[] a, long[] b) {
    int ai = step(a.length);
    int bi = step(b.length);
    for (int i = 0; i < r.length; i++) {
      r[i] = condition[step * i] ? a[ai * i] : b[bi * i];
    }
  }

  private void booleans(boolean[] r, boolean[] a, boolean[] b) {
    int ai = step(a.length);
    int bi = step(b.length);
    for (int i = 0; i < r.length; i++) {
      r[i] = condition[step * i] ? a[ai * i] : b[bi * i];
    }
  }
}
