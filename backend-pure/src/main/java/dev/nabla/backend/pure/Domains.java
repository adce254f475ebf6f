package dev.nabla.backend.pure;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** What answers an operation on a dtype outside its domain; callers have checked it before. */
final class Domains {
  private Domains() {}

  static IllegalArgumentException outside(UnaryOp op, DType dtype) {
    return outside(op.label(), dtype);
  }

  static IllegalArgumentException outside(BinaryOp op, DType dtype) {
    return outside(op.label(), dtype);
  }

  static IllegalArgumentException outside(ReduceOp op, DType dtype) {
    return outside(op.label(), dtype);
  }

  static IllegalArgumentException outside(String op, DType dtype) {
    return new IllegalArgumentException(op + " is not defined for " + dtype);
  }
}
