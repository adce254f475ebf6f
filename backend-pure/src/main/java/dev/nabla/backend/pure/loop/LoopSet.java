package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;

/** The loops of every operation on the dtypes of its domain: in plain Java, or with vectors. */
public interface LoopSet {
  /** What they run on, as part of a sentence. */
  String describe();

  UnaryLoop<?, ?> unary(UnaryOp op, DType dtype);

  BinaryLoop<?, ?> binary(BinaryOp op, DType dtype);

  BinaryLoop<?, ?> compare(CompareOp op, DType dtype);

  ChoiceLoop<?> choice(DType dtype);

  /** How many elements a vector has; 0 without vectors. */
  int lanes(DType dtype);

  UnaryLoop<?, ?> cast(DType from, DType to);

  Fold<?> fold(ReduceOp op, DType dtype);
}
