package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.UnaryOp;
import java.util.function.UnaryOperator;

/** Elementwise functions of one array. */
final class Unary {
  private final Scalars scalars;
  private final Transfer transfer;

  Unary(Scalars scalars, Transfer transfer) {
    this.scalars = scalars;
    this.transfer = transfer;
  }

  DjlArray apply(UnaryOp op, DjlArray a) {
    long x = a.address();
    return switch (op) {
      case NEG -> a.like(Native.NEG.of(x));
      case ABS -> a.like(Native.ABS.of(x));
      case SQUARE -> a.like(Native.SQUARE.of(x));
      case EXP -> a.like(Native.EXP.of(x));
      case LOG -> a.like(Native.LOG.of(x));
      case TANH -> a.like(Native.TANH.of(x));
      case SIGMOID -> a.like(Native.SIGMOID.of(x));
      case RELU -> a.like(Native.RELU.of(x));
      case SIGN, SQRT, EXPM1, LOG2, LOG1P, SIN, COS, TAN, ASIN, ACOS -> a.like(call(op, a.nd(), a));
      case SINH, COSH, ERF, FLOOR, CEIL, ROUND, NOT -> a.like(call(op, a.nd(), a));
    };
  }

  private NDArray call(UnaryOp op, NDArray x, DjlArray a) {
    return switch (op) {
      case SIGN -> x.sign();
      case SQRT -> sqrt(a);
      case EXPM1 -> expm1(x, a.dtype());
      case LOG2 -> x.log2();
      case LOG1P -> log1p(x, a.dtype());
      case SIN -> x.sin();
      case COS -> x.cos();
      case TAN -> x.tan();
      case ASIN -> x.asin();
      case ACOS -> x.acos();
      case SINH -> wide(NDArray::sinh, x, a.dtype());
      case COSH -> wide(NDArray::cosh, x, a.dtype());
      case ERF -> x.erf();
      case FLOOR -> x.floor();
      case CEIL -> x.ceil();
      case ROUND -> x.round();
      case NOT -> x.logicalNot();
      case NEG, ABS, SQUARE, EXP, LOG, TANH, SIGMOID, RELU ->
          throw new IllegalArgumentException(op + " has a bare function");
    };
  }

  /**
   * Not PyTorch's own, which is MKL's and may err in the last bit; IEEE's may not, and an
   * optimizer's digits show it. In double, rounded once, that bit is lost: no root of a float is so
   * near to the middle between two floats. FLOAT64 is done on the Java heap.
   */
  private NDArray sqrt(DjlArray a) {
    if (a.dtype() == DType.FLOAT32) {
      return wide(NDArray::sqrt, a.nd(), DType.FLOAT32);
    }
    HostArray values = transfer.read(a);
    if (values instanceof HostArray.Doubles doubles) {
      sqrt(doubles.values());
    }
    return transfer.upload(values, a.shape());
  }

  private static void sqrt(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sqrt(values[i]);
    }
  }

  /** In double: in single precision PyTorch's overflows from 88.7 on, short of the end at 89.4. */
  private static NDArray wide(UnaryOperator<NDArray> function, NDArray x, DType dtype) {
    return Temporaries.closedAfter(
        () -> function.apply(x.toType(DataType.FLOAT64, true)).toType(Types.of(dtype), true));
  }

  /**
   * {@code tanh(x/2) * (e^x + 1)}, in double; DJL has no expm1, and its elu is not exact near 0.
   */
  private NDArray expm1(NDArray x, DType dtype) {
    return Temporaries.closedAfter(
        () -> {
          NDArray wide = x.toType(DataType.FLOAT64, false);
          NDArray half = wide.mul(scalars.half()).tanh();
          return half.mul(wide.exp().add(scalars.oneDouble())).toType(Types.of(dtype), false);
        });
  }

  /**
   * {@code ln(u) + lost / u} with {@code u = 1 + x} and {@code lost = x - (u - 1)}, the bits of x
   * that u has no room for; x itself where u is 1, for the sign of zero.
   */
  private NDArray log1p(NDArray x, DType dtype) {
    NDArray one = dtype == DType.FLOAT32 ? scalars.oneFloat() : scalars.oneDouble();
    return Temporaries.closedAfter(
        () -> {
          NDArray u = x.add(one);
          NDArray log = u.log();
          NDArray lost = x.sub(u.sub(one));
          // False for NaN, which is what an infinity loses.
          NDArray some = lost.abs().gt(scalars.zero());
          NDArray sum = Binary.where(some, log.add(lost.div(u)), log);
          return Binary.where(u.eq(one), x, sum);
        });
  }
}
