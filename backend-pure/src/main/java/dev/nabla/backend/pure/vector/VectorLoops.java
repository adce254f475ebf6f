package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.ChoiceLoop;
import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.backend.pure.loop.ScalarLoops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;
import jdk.incubator.vector.FloatVector;

/** Loops of floats and doubles with vectors; the others are those in plain Java. */
public final class VectorLoops implements LoopSet {
  /** Of the shortest vector: results of fewer lanes do not fill it. */
  private static final int LEAST_BYTES = 8;

  private final LoopSet plain = new ScalarLoops();

  /** {@code "512-bit vectors"}. */
  @Override
  public String describe() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize() + "-bit vectors";
  }

  @Override
  public UnaryLoop<?, ?> unary(UnaryOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatUnary.of(op, plain);
      case FLOAT64 -> DoubleUnary.of(op, plain);
      case INT64, BOOL -> plain.unary(op, dtype);
    };
  }

  @Override
  public BinaryLoop<?, ?> binary(BinaryOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatBinary.of(op, plain);
      case FLOAT64 -> DoubleBinary.of(op, plain);
      case INT64, BOOL -> plain.binary(op, dtype);
    };
  }

  @Override
  public BinaryLoop<?, ?> compare(CompareOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 ->
          Lanes.FLOATS.length() < LEAST_BYTES ? plain.compare(op, dtype) : FloatCompare.of(op);
      case FLOAT64 ->
          Lanes.DOUBLES.length() < LEAST_BYTES ? plain.compare(op, dtype) : DoubleCompare.of(op);
      case INT64, BOOL -> plain.compare(op, dtype);
    };
  }

  @Override
  public ChoiceLoop<?> choice(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> (ChoiceLoop<float[]>) FloatBinary::choose;
      case FLOAT64 -> (ChoiceLoop<double[]>) DoubleBinary::choose;
      case INT64, BOOL -> plain.choice(dtype);
    };
  }

  @Override
  public int lanes(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> Lanes.FLOATS.length();
      case FLOAT64 -> Lanes.DOUBLES.length();
      case INT64, BOOL -> 0;
    };
  }

  @Override
  public UnaryLoop<?, ?> cast(DType from, DType to) {
    return plain.cast(from, to);
  }

  @Override
  public Fold<?> fold(ReduceOp op, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FloatFolds.of(op, plain);
      case FLOAT64 -> DoubleFolds.of(op, plain);
      case INT64, BOOL -> plain.fold(op, dtype);
    };
  }
}
