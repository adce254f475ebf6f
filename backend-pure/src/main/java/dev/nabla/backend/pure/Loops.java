package dev.nabla.backend.pure;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** Finds the loop of an operation for a dtype. */
final class Loops {
  private Loops() {}

  static UnaryLoop<Object, Object> unary(UnaryOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatUnary.of(op).untyped();
      case FLOAT64 -> DoubleUnary.of(op).untyped();
      case INT64 -> LongUnary.of(op).untyped();
      case BOOL -> BooleanUnary.of(op).untyped();
    };
  }

  static BinaryLoop<Object, Object> binary(BinaryOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatBinary.of(op).untyped();
      case FLOAT64 -> DoubleBinary.of(op).untyped();
      case INT64 -> LongBinary.of(op).untyped();
      case BOOL -> BooleanBinary.of(op).untyped();
    };
  }

  static BinaryLoop<Object, Object> compare(CompareOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatCompare.of(op).untyped();
      case FLOAT64 -> DoubleCompare.of(op).untyped();
      case INT64 -> LongCompare.of(op).untyped();
      case BOOL -> BooleanCompare.of(op).untyped();
    };
  }

  static Fold<Object> fold(ReduceOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatFolds.of(op).untyped();
      case FLOAT64 -> DoubleFolds.of(op).untyped();
      case INT64 -> LongFolds.of(op).untyped();
      case BOOL -> BooleanFolds.of(op).untyped();
    };
  }
}
