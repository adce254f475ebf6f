package dev.nabla.tensor;

/** Functions applied to each element; two operands broadcast, a Java number adopts the dtype. */
public sealed interface Elementwise extends Primitives permits Tensor {
  /** {@code -x}. */
  default Tensor neg() {
    return unary(UnaryOp.NEG);
  }

  /** {@code |x|}; gradient 0 at 0. */
  default Tensor abs() {
    return unary(UnaryOp.ABS);
  }

  /** {@code -1, 0 or 1}. */
  default Tensor sign() {
    return unary(UnaryOp.SIGN);
  }

  /** {@code x * x}. */
  default Tensor square() {
    return unary(UnaryOp.SQUARE);
  }

  /** {@code sqrt(x)}. */
  default Tensor sqrt() {
    return unary(UnaryOp.SQRT);
  }

  /** {@code e^x}. */
  default Tensor exp() {
    return unary(UnaryOp.EXP);
  }

  /** {@code e^x - 1}. */
  default Tensor expm1() {
    return unary(UnaryOp.EXPM1);
  }

  /** {@code ln(x)}. */
  default Tensor log() {
    return unary(UnaryOp.LOG);
  }

  /** {@code ln(1 + x)}. */
  default Tensor log1p() {
    return unary(UnaryOp.LOG1P);
  }

  /** {@code sin(x)}. */
  default Tensor sin() {
    return unary(UnaryOp.SIN);
  }

  /** {@code cos(x)}. */
  default Tensor cos() {
    return unary(UnaryOp.COS);
  }

  /** {@code tanh(x)}. */
  default Tensor tanh() {
    return unary(UnaryOp.TANH);
  }

  /** {@code 1 / (1 + e^-x)}. */
  default Tensor sigmoid() {
    return unary(UnaryOp.SIGMOID);
  }

  /** {@code max(x, 0)}; gradient 0 at 0. */
  default Tensor relu() {
    return unary(UnaryOp.RELU);
  }

  /** {@code 2/sqrt(pi) * integral of e^(-t^2) from 0 to x}. */
  default Tensor erf() {
    return unary(UnaryOp.ERF);
  }

  /** The greatest integer not above x. */
  default Tensor floor() {
    return unary(UnaryOp.FLOOR);
  }

  /** The least integer not below x. */
  default Tensor ceil() {
    return unary(UnaryOp.CEIL);
  }

  /** The nearest integer, halves to the even one. */
  default Tensor round() {
    return unary(UnaryOp.ROUND);
  }

  /** {@code !x}; BOOL. */
  default Tensor not() {
    return unary(UnaryOp.NOT);
  }

  /** {@code this + other}. */
  default Tensor add(Tensor other) {
    return binary(BinaryOp.ADD, other);
  }

  /** {@code this + value}. */
  default Tensor add(double value) {
    return add(scalarLike(value));
  }

  /** {@code this - other}. */
  default Tensor sub(Tensor other) {
    return binary(BinaryOp.SUB, other);
  }

  /** {@code this - value}. */
  default Tensor sub(double value) {
    return sub(scalarLike(value));
  }

  /** {@code this * other}. */
  default Tensor mul(Tensor other) {
    return binary(BinaryOp.MUL, other);
  }

  /** {@code this * value}. */
  default Tensor mul(double value) {
    return mul(scalarLike(value));
  }

  /** {@code this / other}. */
  default Tensor div(Tensor other) {
    return binary(BinaryOp.DIV, other);
  }

  /** {@code this / value}. */
  default Tensor div(double value) {
    return div(scalarLike(value));
  }

  /** {@code this^other}. */
  default Tensor pow(Tensor other) {
    return binary(BinaryOp.POW, other);
  }

  /** {@code this^exponent}; an exponent of 2 is {@link #square}. */
  default Tensor pow(double exponent) {
    return exponent == 2 ? square() : pow(scalarLike(exponent));
  }

  /** {@code this - other * floor(this / other)}; the sign of other. */
  default Tensor remainder(Tensor other) {
    return binary(BinaryOp.REMAINDER, other);
  }

  /** {@code this - value * floor(this / value)}. */
  default Tensor remainder(double value) {
    return remainder(scalarLike(value));
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

  /** The angle of the point (other, this), in radians from -pi to pi. */
  default Tensor atan2(Tensor other) {
    return binary(BinaryOp.ATAN2, other);
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

  /** {@code min(max(x, low), high)}; the gradient is 1 between the two, ends included. */
  default Tensor clamp(double low, double high) {
    Tensor x = (Tensor) this;
    Tensor inside = x.ge(low).and(x.le(high));
    Tensor end = x.lt(low).where(scalarLike(low), scalarLike(high));
    return x.isNaN().or(inside).where(x, end);
  }

  /** {@code x != x} as BOOL. */
  default Tensor isNaN() {
    return ne((Tensor) this);
  }

  /** {@code mask ? value : x}; mask is BOOL and broadcasts. */
  default Tensor maskedFill(Tensor mask, double value) {
    return mask.where(scalarLike(value), (Tensor) this);
  }
}
