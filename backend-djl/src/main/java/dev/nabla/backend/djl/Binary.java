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
    long x = a.address();
    long y = b.address();
    return switch (op) {
      case ADD -> a.as(Native.ADD.of(x, y), shape);
      case SUB -> a.as(Native.SUB.of(x, y), shape);
      case MUL -> a.as(Native.MUL.of(x, y), shape);
      case DIV -> a.as(Native.DIV.of(x, y), shape);
      case POW -> a.as(pow(a, b.nd()), shape);
      case REMAINDER, FMOD -> a.as(remainder.apply(op, a, b, shape), shape);
      case MAXIMUM -> a.as(Native.MAXIMUM.of(x, y), shape);
      case MINIMUM -> a.as(Native.MINIMUM.of(x, y), shape);
      case ATAN2 -> a.as(a.nd().atan2(b.nd()), shape);
      case AND -> a.as(a.nd().logicalAnd(b.nd()), shape);
      case OR -> a.as(a.nd().logicalOr(b.nd()), shape);
      case XOR -> a.as(a.nd().logicalXor(b.nd()), shape);
    };
  }

  private static NDArray pow(DjlArray a, NDArray b) {
    return a.dtype() == DType.FLOAT32 ? floatPow(a.nd(), b) : a.nd().pow(b);
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
    long a = left.address();
    long b = right.address();
    long result =
        switch (op) {
          case EQ -> Native.EQ.of(a, b);
          case NE -> Native.NE.of(a, b);
          case LT -> Native.LT.of(a, b);
          case LE -> Native.LE.of(a, b);
          case GT -> Native.GT.of(a, b);
          case GE -> Native.GE.of(a, b);
        };
    Shape shape = Shape.broadcast(op.label(), left.shape(), right.shape());
    return left.result(result, DType.BOOL, shape);
  }

  static DjlArray where(DjlArray condition, DjlArray a, DjlArray b) {
    Shape branches = Shape.broadcast("where", a.shape(), b.shape());
    Shape shape = Shape.broadcast("where", condition.shape(), branches);
    return a.as(Native.WHERE.of(condition.address(), a.address(), b.address()), shape);
  }

  /** By {@code JniUtils}, because the public form wants condition and first branch of one shape. */
  static NDArray where(NDArray condition, NDArray a, NDArray b) {
    return JniUtils.where((PtNDArray) condition, (PtNDArray) a, (PtNDArray) b);
  }
}
