package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** The loops in plain Java, which run everywhere. */
public final class ScalarLoops implements LoopSet {
  @Override
  public String describe() {
    return "no vectors";
  }

  @Override
  public UnaryLoop<?, ?> unary(UnaryOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatUnary.of(op);
      case FLOAT64 -> DoubleUnary.of(op);
      case INT64 -> LongUnary.of(op);
      case BOOL -> BooleanUnary.of(op);
    };
  }

  @Override
  public BinaryLoop<?, ?> binary(BinaryOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatBinary.of(op);
      case FLOAT64 -> DoubleBinary.of(op);
      case INT64 -> LongBinary.of(op);
      case BOOL -> BooleanBinary.of(op);
    };
  }

  @Override
  public BinaryLoop<?, ?> compare(CompareOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatCompare.of(op);
      case FLOAT64 -> DoubleCompare.of(op);
      case INT64 -> LongCompare.of(op);
      case BOOL -> BooleanCompare.of(op);
    };
  }

  @Override
  public ChoiceLoop<?> choice(DType dtype) {
    return Choices.of(dtype);
  }

  @Override
  public int lanes(DType dtype) {
    return 0;
  }

  @Override
  public UnaryLoop<?, ?> cast(DType from, DType to) {
    return Casts.of(from, to);
  }

  @Override
  public Fold<?> fold(ReduceOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatFolds.of(op);
      case FLOAT64 -> DoubleFolds.of(op);
      case INT64 -> LongFolds.of(op);
      case BOOL -> BooleanFolds.of(op);
    };
  }
}
