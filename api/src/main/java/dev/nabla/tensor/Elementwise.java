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

  /** {@code 1 / sqrt(x)}. */
  default Tensor rsqrt() {
    return Operand.floating("rsqrt", this).sqrt().reciprocal();
  }

  /** {@code 1 / x}. */
  default Tensor reciprocal() {
    return Operand.floating("reciprocal", this).scalarLike(1).div((Tensor) this);
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

  /** {@code ln(x) / ln(2)}. */
  default Tensor log2() {
    return unary(UnaryOp.LOG2);
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

  /** {@code tan(x)}. */
  default Tensor tan() {
    return unary(UnaryOp.TAN);
  }

  /** The angle from -pi/2 to pi/2 whose sine is x. */
  default Tensor asin() {
    return unary(UnaryOp.ASIN);
  }

  /** The angle from 0 to pi whose cosine is x. */
  default Tensor acos() {
    return unary(UnaryOp.ACOS);
  }

  /** The angle from -pi/2 to pi/2 whose tangent is x. */
  default Tensor atan() {
    return Operand.floating("atan", this).atan2(scalarLike(1));
  }

  /** {@code (e^x - e^-x) / 2}. */
  default Tensor sinh() {
    return unary(UnaryOp.SINH);
  }

  /** {@code (e^x + e^-x) / 2}. */
  default Tensor cosh() {
    return unary(UnaryOp.COSH);
  }

  /** {@code tanh(x)}. */
  default Tensor tanh() {
    return unary(UnaryOp.TANH);
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

  /** x without its fraction. */
  default Tensor trunc() {
    Tensor x = Operand.floating("trunc", this);
    return x.lt(0).where(x.ceil(), x.floor());
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

  /** {@code this^exponent}; 2 is {@link #square} and 0.5 {@link #sqrt}, as in PyTorch. */
  default Tensor pow(double exponent) {
    if (exponent == 2) {
      return square();
    }
    return exponent == 0.5 ? sqrt() : pow(scalarLike(exponent));
  }

  /** {@code this - other * floor(this / other)}; the sign of other. */
  default Tensor remainder(Tensor other) {
    return binary(BinaryOp.REMAINDER, other);
  }

  /** {@code this - value * floor(this / value)}. */
  default Tensor remainder(double value) {
    return remainder(scalarLike(value));
  }

  /** {@code this - other * trunc(this / other)}; the sign of this. */
  default Tensor fmod(Tensor other) {
    return binary(BinaryOp.FMOD, other);
  }

  /** {@code this - value * trunc(this / value)}. */
  default Tensor fmod(double value) {
    return fmod(scalarLike(value));
  }

  /** {@code this + weight * (end - this)}, from the nearer of the two. */
  default Tensor lerp(Tensor end, double weight) {
    Tensor start = Operand.floating("lerp", this);
    Tensor way = end.sub(start);
    Tensor part = scalarLike(weight);
    return Math.abs(weight) < 0.5 ? start.add(way.mul(part)) : end.add(way.mul(part.sub(1)));
  }

  /** {@code this + weight * (end - this)}, from the nearer of the two. */
  default Tensor lerp(Tensor end, Tensor weight) {
    Tensor start = Operand.floating("lerp", this);
    Tensor near = weight.abs().lt(0.5);
    return near.where(start, end).add(end.sub(start).mul(near.where(weight, weight.sub(1))));
  }

  /** The angle of the point (other, this), in radians from -pi to pi. */
  default Tensor atan2(Tensor other) {
    return binary(BinaryOp.ATAN2, other);
  }
}
