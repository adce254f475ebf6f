package dev.nabla.inspect;

import dev.nabla.kernel.Kernels;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One call of a kernel with everything but its operands, to be made on any kernels. */
final class KernelCall {
  /** What may differ between two right answers. */
  enum Kind {
    /** Moves, compares or chooses elements: nothing. */
    EXACT,
    /** One rounding of each element. */
    ARITHMETIC,
    /** A function such as exp. */
    FUNCTION,
    /** A fold over many elements. */
    FOLD
  }

  private final String op;
  private final Kind kind;
  private final BiFunction<Kernels<Object>, List<Object>, @Nullable Object> body;

  KernelCall(
      String op, Kind kind, BiFunction<Kernels<Object>, List<Object>, @Nullable Object> body) {
    this.op = op;
    this.kind = kind;
    this.body = body;
  }

  String op() {
    return op;
  }

  Kind kind() {
    return kind;
  }

  /** The result on {@code kernels}, whose arrays the operands are; null for a form not fused. */
  @SuppressWarnings("unchecked") // the operands and the result are of the kernels' own type
  <X> @Nullable X on(Kernels<X> kernels, List<X> operands) {
    return (X) body.apply((Kernels<Object>) kernels, (List<Object>) operands);
  }
}
