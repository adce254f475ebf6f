package dev.nabla.conformance;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far each value and each gradient of a program may lie from the reference's: what disturbing
 * it did to them, times eight, and some units of the greatest.
 *
 * @param values of each node
 * @param gradients of each leaf; NaN where none is promised
 */
record FuzzBounds(List<Double> values, List<Double> gradients) {
  private static final double UNITS = 16;
  private static final double SPREAD = 8;

  /** Null where the program is too sensitive for anything to be said. */
  static @Nullable FuzzBounds of(FuzzTrace plain, List<FuzzTrace> disturbed) {
    List<Double> values = new ArrayList<>();
    for (int node = 0; node < plain.values().size(); node++) {
      int at = node;
      double bound =
          bound(plain.values().get(node), disturbed.stream().map(d -> d.values().get(at)).toList());
      if (Double.isNaN(bound)) {
        return null;
      }
      values.add(bound);
    }
    List<Double> gradients = new ArrayList<>();
    for (int leaf = 0; leaf < plain.gradients().size(); leaf++) {
      int at = leaf;
      gradients.add(
          gradient(
              plain.gradients().get(leaf),
              disturbed.stream().flatMap(d -> d.gradients().get(at).stream()).toList()));
    }
    return new FuzzBounds(values, gradients);
  }

  private static double gradient(Optional<HostArray> plain, List<HostArray> disturbed) {
    if (plain.isEmpty()) {
      return 0;
    }
    return FuzzTrace.finite(plain.get()) ? bound(plain.get(), disturbed) : Double.NaN;
  }

  private static double bound(HostArray plain, List<HostArray> disturbed) {
    double spread = disturbed.stream().mapToDouble(d -> spread(plain, d)).max().orElse(0);
    double greatest = FuzzTrace.greatest(plain);
    double most = plain.dtype() == DType.FLOAT32 ? 1e-3 : 1e-4; // FLOAT64 may come of FLOAT32
    if (!(spread <= most * Math.max(greatest, 1e-3))) {
      return Double.NaN;
    }
    double unit = plain.dtype() == DType.FLOAT32 ? Math.ulp((float) greatest) : Math.ulp(greatest);
    double least = plain.dtype() == DType.FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    return plain.dtype().isFloating() ? SPREAD * spread + UNITS * Math.max(unit, least) : 0;
  }

  /** The greatest distance; infinite where one is another number or kind. */
  static double spread(HostArray plain, HostArray other) {
    if (plain.length() != other.length()) {
      return Double.POSITIVE_INFINITY;
    }
    double worst = 0;
    for (int i = 0; i < plain.length(); i++) {
      worst = Math.max(worst, distance(plain, other, i));
    }
    return worst;
  }

  static double distance(HostArray plain, HostArray other, int i) {
    if (!plain.dtype().isFloating()) {
      return plain.getLong(i) == other.getLong(i) ? 0 : Double.POSITIVE_INFINITY;
    }
    double a = plain.getDouble(i);
    double b = other.getDouble(i);
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return 0;
    }
    double distance = Math.abs(a - b);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }
}
