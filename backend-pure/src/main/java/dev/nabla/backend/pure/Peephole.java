package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.TernaryLoop;
import dev.nabla.backend.pure.loop.TernaryOp;
import dev.nabla.tensor.BinaryOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums whose terms nobody else reads, as one stage in the place of two or three: what moves through
 * the cache between stages costs more than arithmetic does (superoperators: Proebsting, "Optimizing
 * an ANSI C interpreter with superoperators", 1995). Optimizers are made of them.
 */
final class Peephole {
  /** An operand, and the stage that computes it. */
  private record Input(Strided operand, @Nullable Stage source) {
    static Input of(Stage stage, int i) {
      return new Input(stage.operands[i], stage.sources[i]);
    }

    boolean isSame(Input other) {
      return source == null ? operand == other.operand : source == other.source;
    }
  }

  private final Set<Stage> gone = new HashSet<>();

  private Peephole() {}

  /** The stages that are left of {@code order}, in that order; the last one stays. */
  static Stage[] merged(Stage... order) {
    Peephole peephole = new Peephole();
    for (Stage stage : order) {
      peephole.merge(stage);
    }
    if (peephole.gone.isEmpty()) {
      return order;
    }
    List<Stage> left = new ArrayList<>(Arrays.asList(order));
    left.removeAll(peephole.gone);
    return left.toArray(Stage[]::new);
  }

  private void merge(Stage sum) {
    BinaryOp op = sum.pending.op();
    if (op == BinaryOp.ADD && !mergeTerm(sum, 1, 1)) {
      mergeTerm(sum, 0, 1);
    } else if (op == BinaryOp.SUB) {
      mergeTerm(sum, 1, -1);
    }
  }

  /** Takes in the term that operand {@code i} is, if it is {@code b * s}, or of it. */
  private boolean mergeTerm(Stage sum, int i, int sign) {
    Stage term = sum.sources[i];
    if (term == null) {
      return false;
    }
    Input a = Input.of(sum, 1 - i);
    if (term.isOnce(BinaryOp.MUL) && number(term) >= 0) {
      return mergeScaled(sum, a, term, sign);
    }
    boolean isQuotient = term.isOnce(BinaryOp.DIV);
    Stage factor = isQuotient || term.isOnce(BinaryOp.MUL) ? term.sources[0] : null;
    if (sign < 0 || factor == null || !factor.isOnce(BinaryOp.MUL) || number(factor) < 0) {
      return false;
    }
    TernaryOp op = isQuotient ? TernaryOp.ADDCDIV : TernaryOp.ADDCMUL;
    int s = number(factor);
    become(sum, op, value(factor, s), a, Input.of(factor, 1 - s), Input.of(term, 1));
    gone.add(term);
    gone.add(factor);
    return true;
  }

  /** {@code a + b * s}, where b may be {@code c - a}. */
  private boolean mergeScaled(Stage sum, Input a, Stage term, int sign) {
    int s = number(term);
    Input b = Input.of(term, 1 - s);
    Stage way = b.source();
    gone.add(term);
    if (sign > 0 && way != null && way.isOnce(BinaryOp.SUB) && Input.of(way, 1).isSame(a)) {
      if (a.source() != null) {
        a.source().readers--;
      }
      gone.add(way);
      become(sum, TernaryOp.LERP, value(term, s), a, Input.of(way, 0));
    } else {
      become(sum, TernaryOp.ADD_SCALED, sign * value(term, s), a, b);
    }
    return true;
  }

  /** The operand that is a number, or -1. */
  private static int number(Stage product) {
    return product.isNumber(1) ? 1 : product.isNumber(0) ? 0 : -1;
  }

  private static double value(Stage stage, int number) {
    Strided operand = stage.operands[number];
    Object values = operand.values();
    return values instanceof float[] floats
        ? floats[operand.offset()]
        : ((double[]) values)[operand.offset()];
  }

  private static void become(Stage sum, TernaryOp op, double s, Input... inputs) {
    TernaryLoop<Object> loop = Loops.ternary(op, sum.pending.dtype());
    int c = inputs.length - 1; // read by none if there are two
    sum.step =
        (in, at, out, to, n) -> loop.run(s, in[0], at[0], in[1], at[1], in[c], at[c], out, to, n);
    sum.operands = Arrays.stream(inputs).map(Input::operand).toArray(Strided[]::new);
    sum.sources = Arrays.stream(inputs).map(Input::source).toArray(Stage[]::new);
  }
}
