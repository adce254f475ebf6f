package dev.nabla.tensor;

/** What is known of each element, alone or against another, and what follows from it. */
public sealed interface Comparisons extends Primitives permits Tensor {
  /** {@code this == other} as BOOL. */
  default Tensor eq(Tensor other) {
    return compare(CompareOp.EQ, other);
  }

  /** {@code this == value} as BOOL. */
  default Tensor eq(double value) {
    return eq(scalarLike(value));
  }

  /** {@code this != other} as BOOL. */
  default Tensor ne(Tensor other) {
    return compare(CompareOp.NE, other);
  }

  /** {@code this != value} as BOOL. */
  default Tensor ne(double value) {
    return ne(scalarLike(value));
  }

  /** {@code this < other} as BOOL. */
  default Tensor lt(Tensor other) {
    return compare(CompareOp.LT, other);
  }

  /** {@code this < value} as BOOL. */
  default Tensor lt(double value) {
    return lt(scalarLike(value));
  }

  /** {@code this <= other} as BOOL. */
  default Tensor le(Tensor other) {
    return compare(CompareOp.LE, other);
  }

  /** {@code this <= value} as BOOL. */
  default Tensor le(double value) {
    return le(scalarLike(value));
  }

  /** {@code this > other} as BOOL. */
  default Tensor gt(Tensor other) {
    return compare(CompareOp.GT, other);
  }

  /** {@code this > value} as BOOL. */
  default Tensor gt(double value) {
    return gt(scalarLike(value));
  }

  /** {@code this >= other} as BOOL. */
  default Tensor ge(Tensor other) {
    return compare(CompareOp.GE, other);
  }

  /** {@code this >= value} as BOOL. */
  default Tensor ge(double value) {
    return ge(scalarLike(value));
  }

  /** {@code x != x} as BOOL. */
  default Tensor isNaN() {
    return ne((Tensor) this);
  }

  /** {@code |x| == infinity} as BOOL. */
  default Tensor isInfinite() {
    Tensor x = (Tensor) this;
    return dtype().isFloating() ? x.abs().eq(Double.POSITIVE_INFINITY) : x.ne(x);
  }

  /** Neither infinite nor NaN, as BOOL. */
  default Tensor isFinite() {
    return isInfinite().or(isNaN()).not();
  }

  /** {@code !x}; BOOL. */
  default Tensor not() {
    return unary(UnaryOp.NOT);
  }

  /** {@code this && other}; BOOL. */
  default Tensor and(Tensor other) {
    return binary(BinaryOp.AND, other);
  }

  /** {@code this || other}; BOOL. */
  default Tensor or(Tensor other) {
    return binary(BinaryOp.OR, other);
  }

  /** {@code this != other}; BOOL. */
  default Tensor xor(Tensor other) {
    return binary(BinaryOp.XOR, other);
  }

  /** The greater one, NaN if either is; at a tie each gets half the gradient. */
  default Tensor maximum(Tensor other) {
    return binary(BinaryOp.MAXIMUM, other);
  }

  /** The greater of element and value, NaN if either is. */
  default Tensor maximum(double value) {
    return maximum(scalarLike(value));
  }

  /** The lesser one, NaN if either is; at a tie each gets half the gradient. */
  default Tensor minimum(Tensor other) {
    return binary(BinaryOp.MINIMUM, other);
  }

  /** The lesser of element and value, NaN if either is. */
  default Tensor minimum(double value) {
    return minimum(scalarLike(value));
  }

  /** {@code min(max(x, low), high)}; gradient 1 from low to high, ends included. */
  default Tensor clamp(double low, double high) {
    Tensor x = Operand.numeric("clamp", this);
    return x.ge(low).and(x.le(high)).where(x, x.detach().maximum(low).minimum(high));
  }

  /**
   * {@code min(max(x, low), high)}; the gradient goes to x from low to high, ends included, and
   * else to the bound that was taken.
   */
  default Tensor clamp(Tensor low, Tensor high) {
    Tensor x = Operand.numeric("clamp", this);
    Tensor value = x.detach().maximum(low.detach()).minimum(high.detach());
    Tensor atLow = x.lt(low).and(low.lt(high));
    Tensor atHigh = x.gt(high).or(high.lt(low)).and(value.isNaN().not());
    Tensor bounded = atHigh.where(high, atLow.where(low, value));
    return x.ge(low).and(x.le(high)).where(x, bounded);
  }

  /** {@code mask ? value : x}; mask is BOOL and broadcasts. */
  default Tensor maskedFill(Tensor mask, double value) {
    return mask.where(scalarLike(value), (Tensor) this);
  }
}
