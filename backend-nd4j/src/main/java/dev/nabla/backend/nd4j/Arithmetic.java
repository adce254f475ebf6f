package dev.nabla.backend.nd4j;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.Shape;
import org.bytedeco.javacpp.LongPointer;
import org.nd4j.linalg.cpu.nativecpu.buffer.BaseCpuDataBuffer;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/**
 * Sums, differences, products and quotients of two arrays of one shape, or of one and a scalar, by
 * the native loops themselves: ND4J's registered operations take fifty times as long to call.
 *
 * <p>The numbers are those of ND4J's native loops; nothing there checks them.
 */
final class Arithmetic {
  /** One operation: a loop over pairs, one over a scalar on the right, and one on the left. */
  private record Loops(int pairs, int right, int left) {}

  private static final Loops ADD = new Loops(0, 0, 0);
  private static final Loops SUB = new Loops(6, 1, 5);
  private static final Loops MUL = new Loops(3, 2, 2);
  private static final Loops DIV = new Loops(2, 3, 4);

  private Arithmetic() {}

  /** Whether there is a loop for operands of these shapes. */
  static boolean fits(Nd4jArray a, Nd4jArray b, Shape shape) {
    boolean scalar = a.shape().size() == 1 || b.shape().size() == 1;
    return a.dtype().isFloating()
        && (a.shape().equals(b.shape()) || scalar)
        && (a.shape().equals(shape) || b.shape().equals(shape));
  }

  /** {@code result = a op b}, where it {@link #fits}. */
  static Nd4jArray of(BinaryOp op, Nd4jArray result, Nd4jArray a, Nd4jArray b) {
    Loops loops =
        switch (op) {
          case ADD -> ADD;
          case SUB -> SUB;
          case MUL -> MUL;
          case DIV -> DIV;
          default -> throw new IllegalArgumentException(op + " has no loops");
        };
    if (a.shape().equals(b.shape())) {
      pairs(loops.pairs, result, a, b);
    } else if (a.shape().equals(result.shape())) {
      scalar(loops.right, result, a, b);
    } else {
      scalar(loops.left, result, b, a);
    }
    return result;
  }

  private static void pairs(int loop, Nd4jArray z, Nd4jArray x, Nd4jArray y) {
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    ops.execPairwiseTransform(
        null, loop, data(x), shape(x), null, data(y), shape(y), null, data(z), shape(z), null,
        null);
    check(ops);
  }

  /** {@code a * a}. */
  static Nd4jArray square(Nd4jArray a) {
    Nd4jArray result = Nd4jArray.like(a);
    pairs(MUL.pairs, result, a, a);
    return result;
  }

  private static void scalar(int loop, Nd4jArray z, Nd4jArray x, Nd4jArray scalar) {
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    ops.execScalar(
        null,
        loop,
        data(x),
        shape(x),
        null,
        data(z),
        shape(z),
        null,
        data(scalar),
        shape(scalar),
        null,
        null);
    check(ops);
  }

  private static void check(NativeOps ops) {
    if (ops.lastErrorCode() != 0) {
      throw new IllegalStateException(ops.lastErrorMessage());
    }
  }

  private static OpaqueDataBuffer data(Nd4jArray a) {
    return ((BaseCpuDataBuffer) a.buffer()).getOpaqueDataBuffer();
  }

  private static LongPointer shape(Nd4jArray a) {
    return (LongPointer) a.description().addressPointer();
  }
}
