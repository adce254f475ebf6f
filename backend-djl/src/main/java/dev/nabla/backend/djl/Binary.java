package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** Elementwise functions of two or three arrays; the engine broadcasts. */
final class Binary {
  private final Remainders remainder;

  Binary(Transfer transfer) {
    this.remainder = new Remainders(transfer);
  }

  DjlArray apply(BinaryOp op, DjlArray a, DjlArray b) {
    Shape shape = Shape.broadcast(op.label(), a.shape(), b.shape());
    return a.as(call(op, a, b, shape), shape);
  }

  private NDArray call(BinaryOp op, DjlArray left, DjlArray right, Shape shape) {
    NDArray a = left.nd();
    NDArray b = right.nd();
    return switch (op) {
      case ADD -> a.add(b);
      case SUB -> a.sub(b);
      case MUL -> a.mul(b);
      case DIV -> a.div(b);
      case POW -> left.dtype() == DType.FLOAT32 ? floatPow(a, b) : a.pow(b);
      case REMAINDER, FMOD -> remainder.apply(op, left, right, shape);
      case MAXIMUM -> a.maximum(b);
      case MINIMUM -> a.minimum(b);
      case ATAN2 -> a.atan2(b);
      case AND -> a.logicalAnd(b);
      case OR -> a.logicalOr(b);
      case XOR -> a.logicalXor(b);
    };
  }

  /** In double, rounded once: the engine's own errs by an ULP even in squares. */
  private static NDArray floatPow(NDArray a, NDArray b) {
    return Temporaries.closedAfter(
        () -> {
          NDArray base = a.toType(DataType.FLOAT64, true);
          return base.pow(b.toType(DataType.FLOAT64, true)).toType(DataType.FLOAT32, true);
        });
  }

  static DjlArray compare(CompareOp op, DjlArray left, DjlArray right) {
    NDArray a = left.nd();
    NDArray b = right.nd();
    NDArray result =
        switch (op) {
          case EQ -> a.eq(b);
          case NE -> a.neq(b);
          case LT -> a.lt(b);
          case LE -> a.lte(b);
          case GT -> a.gt(b);
          case GE -> a.gte(b);
        };
    Shape shape = Shape.broadcast(op.label(), left.shape(), right.shape());
    return DjlArray.result(result, DType.BOOL, shape);
  }

  static DjlArray where(DjlArray condition, DjlArray a, DjlArray b) {
    Shape branches = Shape.broadcast("where", a.shape(), b.shape());
    Shape shape = Shape.broadcast("where", condition.shape(), branches);
    return a.as(where(condition.nd(), a.nd(), b.nd()), shape);
  }

  /** By {@code JniUtils}, because the public form wants condition and first branch of one shape. */
  static NDArray where(NDArray condition, NDArray a, NDArray b) {
    return JniUtils.where((PtNDArray) condition, (PtNDArray) a, (PtNDArray) b);
  }
}
