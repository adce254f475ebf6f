package dev.nabla.autograd;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.Tensor;

/** The gradients {@code g * dy/da} and {@code g * dy/db} of each {@code y = a op b}. */
final class BinaryRules {
  private BinaryRules() {}

  static Rule left(BinaryOp op, Tensor a, Tensor b) {
    return switch (op) {
      case ADD, SUB, REMAINDER, FMOD -> g -> g;
      case MUL -> g -> g.mul(b);
      case DIV -> g -> g.div(b);
      case POW -> g -> g.mul(b.mul(a.pow(b.sub(1)))).maskedFill(b.eq(0), 0);
      case MAXIMUM -> g -> share(g, a, b).maskedFill(a.lt(b), 0);
      case MINIMUM -> g -> share(g, a, b).maskedFill(a.gt(b), 0);
      case ATAN2 -> g -> overSquares(g.mul(b), a, b);
      case AND, OR, XOR -> BinaryRules::none;
    };
  }

  static Rule right(BinaryOp op, Tensor a, Tensor b, Tensor y) {
    return switch (op) {
      case ADD -> g -> g;
      case SUB -> Tensor::neg;
      case MUL -> g -> g.mul(a);
      case DIV -> g -> g.neg().mul(a.div(b).div(b));
      case POW -> g -> g.mul(y.mul(a.log())).maskedFill(a.eq(0).and(b.ge(0)), 0);
      case REMAINDER -> g -> g.neg().mul(quotient(a, b, y));
      case FMOD -> g -> g.neg().mul(a.div(b).trunc());
      case MAXIMUM -> g -> share(g, a, b).maskedFill(a.gt(b), 0);
      case MINIMUM -> g -> share(g, a, b).maskedFill(a.lt(b), 0);
      case ATAN2 -> g -> overSquares(g.neg().mul(a), a, b);
      case AND, OR, XOR -> BinaryRules::none;
    };
  }

  /** Half of {@code g} where the operands are equal, all of it elsewhere. */
  private static Tensor share(Tensor g, Tensor a, Tensor b) {
    return a.eq(b).where(g.mul(0.5), g);
  }

  /** The integer {@code (a - y) / b} that the forward pass took; b may be infinite. */
  private static Tensor quotient(Tensor a, Tensor b, Tensor y) {
    Tensor endless = b.detach().abs().eq(Double.POSITIVE_INFINITY);
    Tensor opposite = y.isNaN().where(y.detach(), b.scalarLike(-1)); // of an infinite a it is NaN
    Tensor atInfinity = y.eq(a).where(b.scalarLike(0), opposite);
    Tensor finite = a.detach().sub(y.detach()).div(b.detach()).round();
    Tensor quotient = endless.where(atInfinity, finite);
    return b.eq(0).where(a.detach().div(b.detach()), quotient);
  }

  /** {@code x / (a^2 + b^2)}, and 0 at the origin. */
  private static Tensor overSquares(Tensor x, Tensor a, Tensor b) {
    Tensor squares = a.square().add(b.square());
    return x.div(squares).maskedFill(squares.eq(0), 0);
  }

  private static Tensor none(Tensor g) {
    throw new AssertionError("BOOL has no gradient");
  }
}
