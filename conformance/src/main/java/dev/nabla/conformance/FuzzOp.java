package dev.nabla.conformance;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.UnaryOp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation that programs are made of.
 *
 * @param exact whether small multiples of 1/16 give their very result where that is another one
 * @param arity how many operands it takes
 */
record FuzzOp(String name, boolean exact, int arity, Form form) {
  /** All of them. */
  static final List<FuzzOp> ALL =
      Stream.of(
              FuzzElementwise.ops(),
              FuzzFolding.ops(),
              FuzzMovement.ops(),
              FuzzArranging.ops(),
              FuzzIndexing.ops(),
              FuzzGetting.ops(),
              FuzzLabelled.ops())
          .flatMap(List::stream)
          .toList();

  /** How the operation is called on given operands. */
  interface Form {
    /**
     * The call; null where the operands do not fit.
     *
     * @param raw four numbers of 0 or more, from which the arguments follow
     */
    @Nullable FuzzCall of(List<FuzzOperand> in, int... raw);
  }

  /** How an operation of one operand is called. */
  interface Form1 {
    /** {@link Form#of}. */
    @Nullable FuzzCall of(FuzzOperand x, int... raw);
  }

  /** Whether it is made of others, which round one after the other. */
  boolean composed() {
    return !exact
        && Arrays.stream(UnaryOp.values()).noneMatch(op -> op.label().equals(name))
        && Arrays.stream(BinaryOp.values()).noneMatch(op -> op.label().equals(name));
  }

  static FuzzOp exact(String name, Form1 form) {
    return new FuzzOp(name, true, 1, (in, raw) -> form.of(in.get(0), raw));
  }

  static FuzzOp rounded(String name, Form1 form) {
    return new FuzzOp(name, false, 1, (in, raw) -> form.of(in.get(0), raw));
  }
}
