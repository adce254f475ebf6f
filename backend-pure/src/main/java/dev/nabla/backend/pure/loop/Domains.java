package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** What answers an operation on a dtype outside its domain; callers have checked it before. */
public final class Domains {
  private Domains() {}

  public static IllegalArgumentException outside(UnaryOp op, DType dtype) {
    return outside(op.label(), dtype);
  }

  public static IllegalArgumentException outside(BinaryOp op, DType dtype) {
    return outside(op.label(), dtype);
  }

  public static IllegalArgumentException outside(ReduceOp op, DType dtype) {
    return outside(op.label(), dtype);
  }

  public static IllegalArgumentException outside(String op, DType dtype) {
    return new IllegalArgumentException(op + " is not defined for " + dtype);
  }
}
