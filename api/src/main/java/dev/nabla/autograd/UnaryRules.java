package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;

/** The gradient {@code g * dy/dx} of each {@code y = op(x)}. */
final class UnaryRules {
  private UnaryRules() {}

  static Rule rule(UnaryOp op, Tensor x, Tensor y) {
    return switch (op) {
      case NEG -> Tensor::neg;
      case ABS -> g -> g.mul(x.sign());
      case SQUARE -> g -> g.mul(x.mul(2));
      case SQRT -> g -> g.div(y.mul(2));
      case EXP -> g -> g.mul(y);
      case EXPM1 -> g -> g.mul(y.add(1));
      case LOG -> g -> g.div(x);
      case LOG1P -> g -> g.div(x.add(1));
      case SIN -> g -> g.mul(x.cos());
      case COS -> g -> g.mul(x.sin()).neg();
      case TANH -> g -> g.mul(y.square().neg().add(1));
      case SIGMOID -> g -> g.mul(y.neg().add(1)).mul(y);
      case RELU -> g -> g.maskedFill(y.le(0), 0);
      case ERF -> g -> g.mul(x.square().neg().exp().mul(2 / Math.sqrt(Math.PI)));
      case SIGN, FLOOR, CEIL, ROUND -> UnaryRules::zeros;
      case NOT ->
          g -> {
            throw new AssertionError("BOOL has no gradient");
          };
    };
  }

  private static Tensor zeros(Tensor like) {
    return like.scalarLike(0).expand(like.shape());
  }
}
