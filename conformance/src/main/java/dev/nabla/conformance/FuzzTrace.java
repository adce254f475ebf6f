package dev.nabla.conformance;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A program as it ran.
 *
 * @param values what each node is, leaves first
 * @param gradients of each leaf; empty where none reached it, or none was asked for
 */
record FuzzTrace(
    List<FuzzCall> calls,
    List<HostArray> values,
    List<Shape> shapes,
    List<Optional<HostArray>> gradients) {
  static boolean finite(HostArray values) {
    for (int i = 0; i < values.length(); i++) {
      if (!Double.isFinite(values.getDouble(i))) {
        return false;
      }
    }
    return true;
  }

  /** The greatest finite absolute value. */
  static double greatest(HostArray values) {
    double greatest = 0;
    for (int i = 0; i < values.length(); i++) {
      double value = Math.abs(values.getDouble(i));
      greatest = value < Double.POSITIVE_INFINITY ? Math.max(greatest, value) : greatest;
    }
    return greatest;
  }
}
