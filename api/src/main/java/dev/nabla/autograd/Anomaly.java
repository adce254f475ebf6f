package dev.nabla.autograd;

import dev.nabla.tensor.AnomalyDetection;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** Finds the operation that first makes a NaN or an infinity on a thread. */
final class Anomaly implements AnomalyDetection {
  private final Tape<?> tape;
  private final ThreadState thread;
  private final @Nullable Anomaly outer;
  private boolean closed;

  private Anomaly(Tape<?> tape, ThreadState thread) {
    this.tape = tape;
    this.thread = thread;
    this.outer = thread.anomaly;
  }

  static AnomalyDetection watch(Tape<?> tape) {
    ThreadState thread = tape.thread();
    Anomaly made = new Anomaly(tape, thread);
    thread.anomaly = made;
    return made;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (thread.anomaly != this || thread != tape.thread()) {
      throw new NablaException(
          "detectAnomaly",
          "the innermost detection of its own thread to be closed",
          "another one",
          "open detections in try-with-resources");
    }
    closed = true;
    thread.anomaly = outer;
  }

  /** Throws if {@code op} made {@code result} anomalous; inside rules the walk asks instead. */
  void checkResult(String op, Tensor result, Tensor... operands) {
    if (thread.walking == null) {
      check("'" + op + "'", "its result", "called at " + CallersLine.find(), result, operands);
    }
  }

  /** Throws if the rule of {@code node} made {@code operand} of {@code gradient} anomalous. */
  void checkGradient(Node node, Tensor operand, Tensor gradient) {
    String line = node.line() == null ? "before detectAnomaly()" : "at " + node.line();
    check(
        "gradient of '" + node.op() + "'",
        "the gradient of its operand",
        "recorded " + line,
        operand,
        gradient);
  }

  /** Infinities may pass, as those of a mask do, but no NaN does: it never goes away again. */
  private static void check(
      String op, String what, String line, Tensor result, Tensor... operands) {
    int at = find(result, Double::isNaN);
    boolean before = at >= 0 && Arrays.stream(operands).anyMatch(x -> find(x, Double::isNaN) >= 0);
    if (at < 0) {
      at = find(result, Double::isInfinite);
      if (at < 0 || Arrays.stream(operands).anyMatch(x -> find(x, Double::isInfinite) >= 0)) {
        return;
      }
    }
    throw new NablaException(
        op,
        "finite numbers, for anomalies are looked for",
        result.toHost().getDouble(at)
            + " at "
            + position(at, result.shape())
            + " of "
            + what
            + ", shape "
            + result.shape()
            + ", "
            + line,
        before ? "look where its operand got it from" : "keep its operands inside its domain");
  }

  private static int find(Tensor tensor, DoublePredicate bad) {
    if (tensor.dtype().isFloating()) {
      HostArray values = tensor.toHost();
      for (int i = 0; i < values.length(); i++) {
        if (bad.test(values.getDouble(i))) {
          return i;
        }
      }
    }
    return -1;
  }

  /** The index of an element in row-major order. */
  static String position(int element, Shape shape) {
    int[] index = new int[shape.rank()];
    for (int axis = index.length - 1, rest = element; axis >= 0; axis--) {
      index[axis] = rest % shape.extent(axis);
      rest /= shape.extent(axis);
    }
    return Arrays.toString(index);
  }
}
