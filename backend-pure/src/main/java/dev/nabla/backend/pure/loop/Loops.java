package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** Finds the loop of an operation for a dtype. */
public final class Loops {
  private static final LoopSet SET = new ScalarLoops();

  private Loops() {}

  public static UnaryLoop<Object, Object> unary(UnaryOp op, DType dtype) {
    return SET.unary(op, dtype).untyped();
  }

  public static BinaryLoop<Object, Object> binary(BinaryOp op, DType dtype) {
    return SET.binary(op, dtype).untyped();
  }

  public static BinaryLoop<Object, Object> compare(CompareOp op, DType dtype) {
    return SET.compare(op, dtype).untyped();
  }

  /** {@code dtype} is that of the elements chosen from. */
  public static ChoiceLoop<Object> choice(DType dtype) {
    return SET.choice(dtype).untyped();
  }

  public static UnaryLoop<Object, Object> cast(DType from, DType to) {
    return SET.cast(from, to).untyped();
  }

  public static Fold<Object> fold(ReduceOp op, DType dtype) {
    return SET.fold(op, dtype).untyped();
  }
}
