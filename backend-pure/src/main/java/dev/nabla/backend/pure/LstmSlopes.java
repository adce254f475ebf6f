package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;

/** An {@link LstmBlock} with the gradients by its gates and by c. */
final class LstmSlopes extends LstmBlock {
  private final Object t;
  private final Object ones;
  private final Object[] found;

  /** {@code ones} are shared and only read. */
  LstmSlopes(DType dtype, int n, Object ones) {
    super(dtype, n);
    this.t = taken();
    this.ones = ones;
    this.found = taken(5);
  }

  @Override
  public void close() {
    super.close();
    give(found);
    give(t);
  }

  /** The gradients by i, f, g, o and c, each from index 0 on. */
  Object[] found() {
    return found;
  }

  /**
   * With {@code t = tanh(c')}, {@code dc' = gc + gh o (1 - t^2)} reaches c, i, f and g.
   *
   * @param ofH where gh starts in {@code above}
   * @param ofC where gc does
   */
  void compute(Object c, int at, Object above, int ofH, int ofC, int n) {
    next(c, at, t, 0, n);
    tanh.run(t, 0, t, 0, n);
    mul.run(above, ofH, t, 0, found[3], 0, n);
    timesLogistic(gates[3], found[3], n);
    Object next = found[4];
    mul.run(above, ofH, gates[3], 0, next, 0, n);
    timesHyperbolic(t, next, n);
    add.run(next, 0, above, ofC, next, 0, n);
    mul.run(next, 0, gates[CANDIDATE], 0, found[0], 0, n);
    timesLogistic(gates[0], found[0], n);
    mul.run(next, 0, c, at, found[1], 0, n);
    timesLogistic(gates[1], found[1], n);
    mul.run(next, 0, gates[0], 0, found[CANDIDATE], 0, n);
    timesHyperbolic(gates[CANDIDATE], found[CANDIDATE], n);
    mul.run(next, 0, gates[1], 0, next, 0, n);
  }

  /** The slope of sigmoid where it is y: {@code y (1 - y)}. */
  private void timesLogistic(Object y, Object gradient, int n) {
    sub.run(ones, 0, y, 0, scratch, 0, n);
    mul.run(scratch, 0, y, 0, scratch, 0, n);
    mul.run(gradient, 0, scratch, 0, gradient, 0, n);
  }

  /** The slope of tanh where it is y: {@code 1 - y^2}. */
  private void timesHyperbolic(Object y, Object gradient, int n) {
    mul.run(y, 0, y, 0, scratch, 0, n);
    sub.run(ones, 0, scratch, 0, scratch, 0, n);
    mul.run(gradient, 0, scratch, 0, gradient, 0, n);
  }
}
