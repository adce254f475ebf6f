package com.acme.nabla;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * One element after the other; operands that broadcast are spread out first.
 *
 * <p>FLOAT32 is computed in double and rounded once, which for {@code + - * /} and the square root
 * gives the very bits of float arithmetic.
 */
final class Elementwise {
  private Elementwise() {}

  static Dense cast(Dense a, DType dtype) {
    if (a.dtype() == DType.INT64 && dtype == DType.FLOAT32) {
      float[] floats = new float[a.size()]; // by way of double it would be rounded twice
      for (int i = 0; i < floats.length; i++) {
        floats[i] = a.longs()[i];
      }
      return Dense.of(a.shape(), floats);
    }
    if (dtype == DType.INT64) {
      long[] longs = new long[a.size()];
      for (int i = 0; i < longs.length; i++) {
        longs[i] = a.values().getLong(i);
      }
      return Dense.of(a.shape(), longs);
    }
    return new Dense(HostArray.generate(dtype, a.size(), a.values()::getDouble), a.shape());
  }

  static Dense unary(UnaryOp op, Dense a) {
    if (a.dtype() == DType.INT64) {
      LongUnaryOperator f = LongFunctions.of(op);
      long[] result = new long[a.size()];
      for (int i = 0; i < result.length; i++) {
        result[i] = f.applyAsLong(a.longs()[i]);
      }
      return Dense.of(a.shape(), result);
    }
    DoubleUnaryOperator f = Functions.of(op);
    HostArray x = a.values();
    return new Dense(
        HostArray.generate(a.dtype(), a.size(), i -> f.applyAsDouble(x.getDouble(i))), a.shape());
  }

  static Dense binary(BinaryOp op, Dense left, Dense right) {
    Shape shape = Shape.broadcast(op.label(), left.shape(), right.shape());
    Dense a = Movement.expand(left, shape);
    Dense b = Movement.expand(right, shape);
    if (a.dtype() == DType.INT64) {
      LongBinaryOperator f = LongFunctions.of(op);
      long[] result = new long[a.size()];
      for (int i = 0; i < result.length; i++) {
        result[i] = f.applyAsLong(a.longs()[i], b.longs()[i]);
      }
      return Dense.of(shape, result);
    }
    DoubleBinaryOperator f = Functions.of(op);
    HostArray x = a.values();
    HostArray y = b.values();
    return new Dense(
        HostArray.generate(
            a.dtype(), a.size(), i -> f.applyAsDouble(x.getDouble(i), y.getDouble(i))),
        shape);
  }

  static Dense compare(CompareOp op, Dense left, Dense right) {
    Shape shape = Shape.broadcast(op.label(), left.shape(), right.shape());
    Dense a = Movement.expand(left, shape);
    Dense b = Movement.expand(right, shape);
    boolean[] result = new boolean[a.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          a.dtype() == DType.INT64
              ? LongFunctions.test(op, a.longs()[i], b.longs()[i])
              : Functions.test(op, a.values().getDouble(i), b.values().getDouble(i));
    }
    return Dense.of(shape, result);
  }

  static Dense where(Dense condition, Dense left, Dense right) {
    Shape both = Shape.broadcast("where", left.shape(), right.shape());
    Shape shape = Shape.broadcast("where", condition.shape(), both);
    boolean[] choice = Movement.expand(condition, shape).booleans();
    Dense a = Movement.expand(left, shape);
    Dense chosen = Movement.expand(right, shape).copy();
    for (int i = 0; i < choice.length; i++) {
      if (choice[i]) {
        switch (a.dtype()) {
          case FLOAT32 -> chosen.floats()[i] = a.floats()[i];
          case FLOAT64 -> chosen.doubles()[i] = a.doubles()[i];
          case INT64 -> chosen.longs()[i] = a.longs()[i];
          case BOOL -> chosen.booleans()[i] = a.booleans()[i];
        }
      }
    }
    return chosen;
  }
}
