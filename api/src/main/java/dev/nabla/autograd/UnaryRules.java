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
      case EXPM1 -> g -> g.mul(x.exp()); // y + 1 has lost its digits where e^x is small
      case LOG -> g -> g.div(x);
      case LOG2 -> g -> g.div(x.mul(Math.log(2)));
      case LOG1P -> g -> g.div(x.add(1));
      case SIN -> g -> g.mul(x.cos());
      case COS -> g -> g.mul(x.sin()).neg();
      case TAN -> g -> g.mul(y.square().add(1));
      case ASIN -> g -> g.div(x.square().neg().add(1).sqrt());
      case ACOS -> g -> g.neg().div(x.square().neg().add(1).sqrt());
      case SINH -> g -> g.mul(x.cosh());
      case COSH -> g -> g.mul(x.sinh());
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
