package dev.nabla.backend.nd4j;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.bool.BooleanNot;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Ceil;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ACos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ASin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cosh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Rint;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sinh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tan;
import org.nd4j.linalg.factory.Nd4j;

/** Functions of each element and of each pair; no result is empty. */
final class Elementwise {
  private Elementwise() {}

  /** Makes one of ND4J's transforms, which cost far less than its registered operations. */
  private interface Transform {
    Op of(INDArray x, INDArray z);
  }

  static Nd4jArray unary(UnaryOp op, Nd4jArray a) {
    return switch (op) {
      case NEG -> transform(Negative::new, a);
      case ABS -> transform(Abs::new, a);
      case SIGN -> transform(Sign::new, a);
      case SQUARE -> a.dtype().isFloating() ? Arithmetic.square(a) : transform(Square::new, a);
      case SQRT -> HostMath.SQRT.of(a);
      case EXP -> transform(Exp::new, a);
      case LOG -> transform(Log::new, a);
      case SIN -> transform(Sin::new, a);
      case COS -> transform(Cos::new, a);
      case TAN -> transform(Tan::new, a);
      case ASIN -> transform(ASin::new, a);
      case ACOS -> transform(ACos::new, a);
      case SINH -> transform(Sinh::new, a);
      case COSH -> transform(Cosh::new, a);
      case SIGMOID -> transform(Sigmoid::new, a);
      case ERF -> transform(Erf::new, a);
      case FLOOR -> transform(Floor::new, a);
      case CEIL -> transform(Ceil::new, a);
      case ROUND -> transform(Rint::new, a);
      case NOT -> transform(BooleanNot::new, a);
      case RELU -> relu(a);
      case EXPM1 -> HostMath.EXPM1.of(a);
      case LOG2 -> HostMath.LOG2.of(a);
      case LOG1P -> HostMath.LOG1P.of(a);
      case TANH -> HostMath.TANH.of(a);
    };
  }

  private static Nd4jArray transform(Transform transform, Nd4jArray a) {
    Nd4jArray result = like(a);
    Nd4j.exec(transform.of(a.values(), result.values()));
    return result;
  }

  /** The only one that makes an array of its own, for its threshold. */
  private static Nd4jArray relu(Nd4jArray a) {
    Nd4jArray result = like(a);
    RectifiedLinear relu = new RectifiedLinear(a.values(), result.values());
    Nd4j.exec(relu);
    relu.scalar().close();
    return result;
  }

  static Nd4jArray binary(BinaryOp op, Nd4jArray a, Nd4jArray b, Shape shape) {
    return switch (op) {
      case ADD -> arithmetic(op, NativeOp.ADD, a, b, shape);
      case SUB -> arithmetic(op, NativeOp.SUBTRACT, a, b, shape);
      case MUL -> arithmetic(op, NativeOp.MULTIPLY, a, b, shape);
      case DIV -> arithmetic(op, NativeOp.DIVIDE, a, b, shape);
      case POW -> pairwise(NativeOp.POW, a, b, shape);
      case ATAN2 -> pairwise(NativeOp.ATAN2, a, b, shape);
      case AND -> pairwise(NativeOp.AND, a, b, shape);
      case OR -> pairwise(NativeOp.OR, a, b, shape);
      case XOR -> pairwise(NativeOp.XOR, a, b, shape);
      case MAXIMUM -> extreme(NativeOp.MAXIMUM, a, b, shape);
      case MINIMUM -> extreme(NativeOp.MINIMUM, a, b, shape);
      case REMAINDER, FMOD -> Remainders.of(op, a, b, shape);
    };
  }

  private static Nd4jArray arithmetic(
      BinaryOp op, NativeOp broadcasting, Nd4jArray a, Nd4jArray b, Shape shape) {
    if (Arithmetic.fits(a, b, shape)) {
      return Arithmetic.of(op, like(a.shape().equals(shape) ? a : b), a, b);
    }
    return FewFloats.areRows(a, b, shape)
        ? FewFloats.combine(op, a, b)
        : pairwise(broadcasting, a, b, shape);
  }

  private static Nd4jArray pairwise(NativeOp op, Nd4jArray a, Nd4jArray b, Shape shape) {
    return broadcast(op, Nd4jArray.allocate(a.dtype(), shape), a, b);
  }

  /** ND4J takes the rank of [1, 1] op [4] to be 1, so both sides get the rank of the result. */
  private static Nd4jArray broadcast(NativeOp op, Nd4jArray result, Nd4jArray a, Nd4jArray b) {
    if (a.shape().rank() == b.shape().rank()) {
      return op.into(result, a, b);
    }
    int rank = result.shape().rank();
    try (Temps temps = new Temps()) {
      return op.into(result, temps.add(ranked(a, rank)), temps.add(ranked(b, rank)));
    }
  }

  private static Nd4jArray ranked(Nd4jArray a, int rank) {
    int[] extents = new int[rank];
    int lead = rank - a.shape().rank();
    for (int i = 0; i < rank; i++) {
      extents[i] = i < lead ? 1 : a.shape().extent(i - lead);
    }
    return a.reshaped(Shape.of(extents));
  }

  /** Of a number and NaN ND4J takes now the one, now the other; NaN is put back. */
  private static Nd4jArray extreme(NativeOp op, Nd4jArray a, Nd4jArray b, Shape shape) {
    Nd4jArray result = pairwise(op, a, b, shape);
    if (!NaNs.mayHave(a) && !NaNs.mayHave(b)) {
      return result;
    }
    try (Temps temps = new Temps()) {
      Nd4jArray nan = temps.add(Host.scalar(Double.NaN, a.dtype()));
      Nd4jArray spoilt = temps.add(Nd4jArray.allocate(DType.BOOL, shape));
      broadcast(NativeOp.OR, spoilt, temps.add(NaNs.in(a)), temps.add(NaNs.in(b)));
      return Choice.into(like(result), spoilt, nan, temps.add(result));
    }
  }

  static Nd4jArray compare(CompareOp op, Nd4jArray result, Nd4jArray a, Nd4jArray b) {
    NativeOp comparison =
        switch (op) {
          case EQ -> NativeOp.EQUALS;
          case NE -> NativeOp.NOT_EQUALS;
          case LT -> NativeOp.LESS;
          case LE -> NativeOp.LESS_EQUAL;
          case GT -> NativeOp.GREATER;
          case GE -> NativeOp.GREATER_EQUAL;
        };
    return broadcast(comparison, result, a, b);
  }

  static Nd4jArray like(Nd4jArray a) {
    return Nd4jArray.like(a);
  }
}
