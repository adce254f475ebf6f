package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.ChoiceLoop;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/**
 * Runs a loop over operands of any strides.
 *
 * <p>Loops index all their arrays from 0, which is what the compiler vectorises. Operands in
 * row-major order are handed over as they are; if one is not, all go through buffers.
 */
final class Elementwise {
  /** Elements of a buffer: three of them fit the first-level cache. */
  static final int BLOCK = 1024;

  private Elementwise() {}

  /** A loop over the first {@code n} elements of each input. */
  @FunctionalInterface
  private interface Loop {
    void run(Object[] in, Object out, int n);
  }

  static Strided unary(UnaryLoop<Object, Object> loop, Strided a, DType result) {
    return run((in, out, n) -> loop.run(in[0], 0, out, 0, n), result, a.shape(), a);
  }

  /** Broadcasts; the shapes fit. */
  static Strided binary(
      String op, BinaryLoop<Object, Object> loop, Strided a, Strided b, DType result) {
    Shape shape = Shape.broadcast(op, a.shape(), b.shape());
    return run(
        (in, out, n) -> loop.run(in[0], 0, in[1], 0, out, 0, n),
        result,
        shape,
        Views.expand(a, shape),
        Views.expand(b, shape));
  }

  /** {@code condition ? a : b}; the three shapes broadcast. */
  static Strided where(Strided condition, Strided a, Strided b) {
    Shape both = Shape.broadcast("where", a.shape(), b.shape());
    Shape shape = Shape.broadcast("where", condition.shape(), both);
    ChoiceLoop<Object> loop = Loops.choice(a.dtype());
    return run(
        (in, out, n) -> loop.run((boolean[]) in[0], 0, in[1], 0, in[2], 0, out, 0, n),
        a.dtype(),
        shape,
        Views.expand(condition, shape),
        Views.expand(a, shape),
        Views.expand(b, shape));
  }

  private static Strided run(Loop loop, DType dtype, Shape shape, Strided... operands) {
    int n = Storage.length(shape);
    Object out = Storage.allocate(dtype, n);
    if (n <= BLOCK || allPlain(operands)) {
      Object[] in = new Object[operands.length];
      for (int i = 0; i < in.length; i++) {
        in[i] = operands[i].plainValues();
      }
      loop.run(in, out, n);
    } else {
      runInBlocks(loop, dtype, out, n, operands);
    }
    return Strided.of(dtype, shape, out);
  }

  private static boolean allPlain(Strided... operands) {
    for (Strided operand : operands) {
      if (!operand.isPlain()) {
        return false;
      }
    }
    return true;
  }

  private static void runInBlocks(Loop loop, DType dtype, Object out, int n, Strided... operands) {
    Object[] in = new Object[operands.length];
    Reader[] readers = new Reader[operands.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = Storage.allocate(operands[i].dtype(), BLOCK);
      readers[i] = new Reader(operands[i]);
    }
    Object block = Storage.allocate(dtype, BLOCK);
    for (int done = 0; done < n; done += BLOCK) {
      int m = Math.min(BLOCK, n - done);
      for (int i = 0; i < in.length; i++) {
        readers[i].read(in[i], 0, m);
      }
      loop.run(in, block, m);
      System.arraycopy(block, 0, out, done, m);
    }
  }
}
