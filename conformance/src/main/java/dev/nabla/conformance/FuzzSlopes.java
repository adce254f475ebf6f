package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.conformance.FuzzVerdict.Kind;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the gradient of each leaf against differences of the program's result, all in FLOAT64.
 *
 * <p>Where the slopes to the two sides are not one there is a kink or a jump, and nothing is said.
 */
final class FuzzSlopes implements Function<FuzzProgram, FuzzVerdict> {
  private static final double STEP = 1e-5;
  private static final double STEEPEST = 1e3;
  private static final double ROUNDING = 1e-6;

  private final FuzzRunner runner;

  FuzzSlopes(Backend tested) {
    this.runner = new FuzzRunner(tested);
  }

  @Override
  public FuzzVerdict apply(FuzzProgram program) {
    FuzzTrace here;
    try {
      here = runner.first(program);
    } catch (FuzzRunner.Unfit | NablaException e) {
      return FuzzVerdict.of(Kind.UNFIT);
    }
    if (boundsMeet(program, here)) {
      return FuzzVerdict.of(Kind.SENSITIVE);
    }
    boolean compared = false;
    for (int leaf = 0; leaf < here.gradients().size(); leaf++) {
      HostArray gradient = here.gradients().get(leaf).orElse(null);
      if (gradient != null && FuzzTrace.finite(gradient)) {
        FuzzVerdict verdict = slope(program, here, leaf, gradient);
        if (verdict.kind() != Kind.AGREES) {
          return verdict;
        }
        compared = true;
      }
    }
    return FuzzVerdict.of(compared ? Kind.AGREES : Kind.AGREES_IN_VALUES);
  }

  /**
   * Whether both bounds of a clamp may be one value: x on it has the slope 1, as in PyTorch, where
   * moving it to either side changes nothing.
   */
  private static boolean boundsMeet(FuzzProgram program, FuzzTrace trace) {
    return program.steps().stream()
        .filter(step -> step.op().name().equals("clamp/tensors"))
        .map(FuzzProgram.Step::operands)
        .anyMatch(
            in -> {
              HostArray high = trace.values().get(in.get(2));
              return doubles(trace.values().get(in.get(1)))
                  .anyMatch(low -> doubles(high).anyMatch(h -> h == low));
            });
  }

  private static DoubleStream doubles(HostArray values) {
    return IntStream.range(0, values.length()).mapToDouble(values::getDouble);
  }

  private FuzzVerdict slope(FuzzProgram program, FuzzTrace here, int leaf, HostArray gradient) {
    double[] direction = new Random(leaf).doubles(gradient.length(), -1, 1).toArray();
    FuzzVerdict verdict = slope(program, here, leaf, STEP, gradient, direction);
    return verdict.fails() // again, for jumps within the step may look like a slope
        ? slope(program, here, leaf, STEP / 7, gradient, direction)
        : verdict;
  }

  private FuzzVerdict slope(
      FuzzProgram program,
      FuzzTrace here,
      int leaf,
      double step,
      HostArray gradient,
      double... direction) {
    FuzzTrace up = moved(program, here, leaf, step, direction);
    FuzzTrace down = moved(program, here, leaf, -step, direction);
    if (up == null || down == null) {
      return FuzzVerdict.of(Kind.SENSITIVE);
    }
    double middle = total(program, here);
    double right = (total(program, up) - middle) / step;
    double left = (middle - total(program, down)) / step;
    double wanted = (left + right) / 2;
    double kink = Math.abs(right - left);
    if (!(kink <= 1e-2 * (1 + Math.abs(wanted))) || Math.abs(wanted) > STEEPEST) {
      return FuzzVerdict.of(Kind.SENSITIVE);
    }
    double found = 0;
    double scale = 1 + greatest(here);
    for (int i = 0; i < direction.length; i++) {
      found += direction[i] * gradient.getDouble(i);
      scale += Math.abs(gradient.getDouble(i));
    }
    double allowed = 2 * kink + ROUNDING * scale;
    return Math.abs(found - wanted) <= allowed
        ? FuzzVerdict.of(Kind.AGREES)
        : new FuzzVerdict(Kind.GRADIENT, leaf, told(found, wanted, allowed));
  }

  private static String told(double found, double wanted, double allowed) {
    return String.format(
        Locale.ROOT,
        "slope %s where differences give %s, allowed are %.3g",
        found,
        wanted,
        allowed);
  }

  private static double greatest(FuzzTrace trace) {
    return trace.values().stream().mapToDouble(FuzzTrace::greatest).max().orElse(0);
  }

  /** Null where that is another path through the program. */
  private @Nullable FuzzTrace moved(
      FuzzProgram program, FuzzTrace here, int leaf, double step, double... direction) {
    List<FuzzProgram.Leaf> leaves = new ArrayList<>(program.leaves());
    FuzzProgram.Leaf old = leaves.get(leaf);
    HostArray values =
        HostArray.generate(
            old.values().dtype(),
            direction.length,
            i -> old.values().getDouble(i) + step * direction[i]);
    leaves.set(leaf, new FuzzProgram.Leaf(values, old.shape()));
    try {
      FuzzProgram moved = new FuzzProgram(leaves, program.steps());
      FuzzTrace trace = runner.again(moved, here.calls(), null);
      return trace.shapes().equals(here.shapes()) && samePath(here, trace) ? trace : null;
    } catch (NablaException e) {
      return null;
    }
  }

  private static boolean samePath(FuzzTrace here, FuzzTrace trace) {
    for (int i = 0; i < here.values().size(); i++) {
      HostArray values = here.values().get(i);
      if (!values.dtype().isFloating() && !values.equals(trace.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What {@link FuzzRunner} differentiates. */
  private static double total(FuzzProgram program, FuzzTrace trace) {
    double total = 0;
    for (int node = 0; node < program.nodes(); node++) {
      HostArray values = trace.values().get(node);
      if (program.sink(node) && values.dtype().isFloating()) {
        for (int i = 0; i < values.length(); i++) {
          total += FuzzRunner.weight(i, node) * values.getDouble(i);
        }
      }
    }
    return total;
  }
}
