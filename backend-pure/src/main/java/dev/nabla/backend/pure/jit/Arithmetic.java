package dev.nabla.backend.pure.jit;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.UnaryOp;
import org.jspecify.annotations.Nullable;

/** What a {@link Formula} is made of: operations that a processor has an instruction or two for. */
public enum Arithmetic {
  ADD,
  SUB,
  MUL,
  DIV,
  MAX,
  MIN,
  NEG,
  ABS,
  SQRT,
  /** {@code x * x}. */
  SQUARE,
  /** {@code max(x, 0)}. */
  RELU;

  /** Whether it has two operands. */
  public boolean isBinary() {
    return compareTo(NEG) < 0;
  }

  /** Null if it is not one of these. */
  public static @Nullable Arithmetic of(UnaryOp op) {
    return switch (op) {
      case NEG -> NEG;
      case ABS -> ABS;
      case SQRT -> SQRT;
      case SQUARE -> SQUARE;
      case RELU -> RELU;
      default -> null;
    };
  }

  /** Null if it is not one of these. */
  public static @Nullable Arithmetic of(BinaryOp op) {
    return switch (op) {
      case ADD -> ADD;
      case SUB -> SUB;
      case MUL -> MUL;
      case DIV -> DIV;
      case MAXIMUM -> MAX;
      case MINIMUM -> MIN;
      default -> null;
    };
  }
}
