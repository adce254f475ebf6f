package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** Finds the loop of an operation for a dtype. */
public final class Loops {
  private static final Vectors VECTORS = Vectors.choose();
  private static final LoopSet SET = VECTORS.loops();

  private Loops() {}

  /** {@code "512-bit vectors"}, or {@code "no vectors: "} and why not. */
  public static String description() {
    return VECTORS.description();
  }

  /** Whether code with the Vector API is to be used. */
  public static boolean areVectors() {
    return VECTORS.present();
  }

  /** Whether HotSpot's second compiler runs, without which code made at run time stays slow. */
  public static boolean areOptimised() {
    return Vectors.isOptimised();
  }

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

  /** How many elements a vector has; 0 without vectors. */
  public static int lanes(DType dtype) {
    return SET.lanes(dtype);
  }

  public static UnaryLoop<Object, Object> cast(DType from, DType to) {
    return SET.cast(from, to).untyped();
  }

  public static Fold<Object> fold(ReduceOp op, DType dtype) {
    return SET.fold(op, dtype).untyped();
  }
}
