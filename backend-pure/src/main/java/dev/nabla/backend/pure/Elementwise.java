package dev.nabla.backend.pure;

import dev.nabla.backend.pure.jit.Arithmetic;
import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.ChoiceLoop;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Runs a loop over operands of any strides: at once if they are small, else when somebody reads the
 * result.
 */
final class Elementwise {
  private Elementwise() {}

  static Strided unary(UnaryOp op, Strided a) {
    Arithmetic arithmetic = a.dtype().isFloating() ? Arithmetic.of(op) : null;
    return unary(Loops.unary(op, a.dtype()), arithmetic, a, a.dtype());
  }

  static Strided cast(Strided a, DType to) {
    return unary(Loops.cast(a.dtype(), to), null, a, to);
  }

  private static Strided unary(
      UnaryLoop<Object, Object> loop, @Nullable Arithmetic arithmetic, Strided a, DType result) {
    int n = a.length();
    if (n >= Pending.LEAST) {
      Pending.Step step = (all, at, m) -> loop.run(all[0], at[0], all[1], at[1], m);
      return pending(step, arithmetic, result, a.shape(), n, a);
    }
    Strided made = Strided.unwritten(result, a.shape());
    loop.run(a.plainValues(), 0, made.values(), 0, n);
    return made;
  }

  static Strided binary(BinaryOp op, Strided a, Strided b) {
    Arithmetic arithmetic = a.dtype().isFloating() ? Arithmetic.of(op) : null;
    return binary(op.label(), arithmetic, Loops.binary(op, a.dtype()), a, b, a.dtype());
  }

  static Strided compare(CompareOp op, Strided a, Strided b) {
    return binary(op.label(), null, Loops.compare(op, a.dtype()), a, b, DType.BOOL);
  }

  /** Broadcasts; the shapes fit. */
  private static Strided binary(
      String name,
      @Nullable Arithmetic arithmetic,
      BinaryLoop<Object, Object> loop,
      Strided a,
      Strided b,
      DType result) {
    Shape shape = Shape.broadcast(name, a.shape(), b.shape());
    int n = Storage.length(shape);
    if (n >= Pending.LEAST) {
      Pending.Step step = (all, at, m) -> loop.run(all[0], at[0], all[1], at[1], all[2], at[2], m);
      return pending(step, arithmetic, result, shape, n, stretched(a, shape), stretched(b, shape));
    }
    Strided made = Strided.unwritten(result, shape);
    Object out = made.values();
    Object room = result == a.dtype() ? out : null;
    Object x = elements(a, shape, n, room);
    Object y = elements(b, shape, n, x == room ? null : room);
    loop.run(x, 0, y, 0, out, 0, n);
    return made;
  }

  /** {@code condition ? a : b}; the three shapes broadcast. */
  static Strided where(Strided condition, Strided a, Strided b) {
    Shape both = Shape.broadcast("where", a.shape(), b.shape());
    Shape shape = Shape.broadcast("where", condition.shape(), both);
    int n = Storage.length(shape);
    ChoiceLoop<Object> loop = Loops.choice(a.dtype());
    if (n >= Pending.LEAST) {
      Pending.Step step =
          (all, at, m) ->
              loop.run((boolean[]) all[0], at[0], all[1], at[1], all[2], at[2], all[3], at[3], m);
      Strided[] operands = {stretched(condition, shape), stretched(a, shape), stretched(b, shape)};
      return pending(step, null, a.dtype(), shape, n, operands);
    }
    Strided made = Strided.unwritten(a.dtype(), shape);
    boolean[] chosen = (boolean[]) elements(condition, shape, n, null);
    Object out = made.values();
    Object x = elements(a, shape, n, out);
    Object y = elements(b, shape, n, x == out ? null : out);
    loop.run(chosen, 0, x, 0, y, 0, out, 0, n);
    return made;
  }

  private static Strided pending(
      Pending.Step step,
      @Nullable Arithmetic arithmetic,
      DType dtype,
      Shape shape,
      int n,
      Strided... operands) {
    return Strided.of(dtype, shape, new Pending(step, arithmetic, dtype, n, operands));
  }

  private static Strided stretched(Strided a, Shape shape) {
    return a.shape().equals(shape) ? a : Views.expand(a, shape);
  }

  /**
   * The elements of {@code a} stretched to {@code shape}, from index 0; never to be written. If
   * they are copied, then to {@code room}, if there is one.
   */
  private static Object elements(Strided a, Shape shape, int n, @Nullable Object room) {
    boolean fits = a.shape().equals(shape);
    if (fits && a.isPlain()) {
      return a.values();
    }
    Object copy = room == null ? Storage.allocate(a.dtype(), n) : room;
    if (a.isPlain() && a.length() == 1) {
      Storage.copy(a.values(), 0, 0, copy, 0, n);
    } else {
      (fits ? a : Views.expand(a, shape)).copyTo(copy);
    }
    return copy;
  }
}
