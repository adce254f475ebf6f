package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.conformance.FuzzVerdict.Kind;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Holds one backend against another, program by program. */
final class FuzzJudge implements Function<FuzzProgram, FuzzVerdict> {
  private static final int DISTURBED = 3;

  private final FuzzRunner tested;
  private final FuzzRunner reference;
  private final boolean exactly;

  /**
   * Holds {@code tested} against {@code reference}.
   *
   * @param exactly whether they are one engine, and must give the very same
   */
  FuzzJudge(Backend tested, Backend reference, boolean exactly) {
    this.exactly = exactly;
    this.tested = new FuzzRunner(tested);
    this.reference = new FuzzRunner(reference);
  }

  @Override
  public FuzzVerdict apply(FuzzProgram program) {
    FuzzTrace wanted;
    try {
      wanted = reference.first(program);
    } catch (FuzzRunner.Unfit | NablaException e) {
      return FuzzVerdict.of(Kind.UNFIT);
    }
    FuzzBounds bounds = bounds(program, wanted);
    if (bounds == null || anglesAtZero(program, wanted)) {
      return FuzzVerdict.of(Kind.SENSITIVE);
    }
    FuzzTrace found;
    try {
      found = tested.again(program, wanted.calls(), null);
    } catch (RuntimeException e) {
      return new FuzzVerdict(Kind.ERROR, -1, "throws " + e);
    }
    return compared(program, wanted, found, bounds);
  }

  /** Whether an angle hangs on the sign of a zero, which may be either after relu or maximum. */
  private static boolean anglesAtZero(FuzzProgram program, FuzzTrace trace) {
    return program.steps().stream()
        .filter(step -> step.op().name().equals("atan2"))
        .flatMap(step -> step.operands().stream())
        .map(trace.values()::get)
        .anyMatch(x -> IntStream.range(0, x.length()).anyMatch(i -> x.getDouble(i) == 0));
  }

  private @Nullable FuzzBounds bounds(FuzzProgram program, FuzzTrace wanted) {
    boolean[] exact = FuzzNoise.exact(program, wanted);
    List<FuzzTrace> disturbed = new ArrayList<>();
    for (int i = 0; i < DISTURBED; i++) {
      try {
        FuzzNoise noise = new FuzzNoise(reference.backend(), program, exact, i);
        disturbed.add(reference.again(program, wanted.calls(), noise));
      } catch (NablaException e) {
        return null; // other shapes, or an index out of bounds
      }
      if (!disturbed.get(i).shapes().equals(wanted.shapes())
          || disturbed.get(i).gradients().size() != wanted.gradients().size()) {
        return null;
      }
    }
    return FuzzBounds.of(wanted, disturbed);
  }

  private FuzzVerdict compared(
      FuzzProgram program, FuzzTrace wanted, FuzzTrace found, FuzzBounds bounds) {
    for (int i = 0; i < program.nodes(); i++) {
      if (!wanted.shapes().get(i).equals(found.shapes().get(i))) {
        String told = "of shape " + found.shapes().get(i) + " instead of " + wanted.shapes().get(i);
        return new FuzzVerdict(Kind.VALUE, i, told);
      }
      String told =
          difference(
              wanted.values().get(i),
              found.values().get(i),
              wanted.shapes().get(i),
              exactly ? 0 : bounds.values().get(i));
      if (told != null) {
        return new FuzzVerdict(Kind.VALUE, i, told);
      }
    }
    return gradients(wanted, found, bounds);
  }

  private FuzzVerdict gradients(FuzzTrace wanted, FuzzTrace found, FuzzBounds bounds) {
    boolean whole = wanted.gradients().stream().anyMatch(Optional::isPresent);
    for (int i = 0; i < wanted.gradients().size(); i++) {
      HostArray w = wanted.gradients().get(i).orElse(null);
      HostArray f = found.gradients().get(i).orElse(null);
      if (Double.isNaN(bounds.gradients().get(i))) {
        whole = false;
        continue;
      }
      String told =
          w != null && f != null
              ? difference(w, f, wanted.shapes().get(i), exactly ? 0 : bounds.gradients().get(i))
              : missing(w != null, f != null);
      if (told != null) {
        return new FuzzVerdict(Kind.GRADIENT, i, told);
      }
    }
    return FuzzVerdict.of(whole ? Kind.AGREES : Kind.AGREES_IN_VALUES);
  }

  private static @Nullable String missing(boolean wanted, boolean found) {
    return wanted == found ? null : (found ? "there, and should not be" : "missing");
  }

  private static @Nullable String difference(
      HostArray wanted, HostArray found, Shape shape, double bound) {
    if (wanted.dtype() != found.dtype()) {
      return "of dtype " + found.dtype() + " instead of " + wanted.dtype();
    }
    if (wanted.length() != found.length()) {
      return found.length() + " elements read instead of " + wanted.length();
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (!(FuzzBounds.distance(wanted, found, i) <= bound)) {
        return String.format(
            Locale.ROOT,
            "%s instead of %s at element %d of %s, allowed are %.3g",
            element(found, i),
            element(wanted, i),
            i,
            shape,
            bound);
      }
    }
    return null;
  }

  private static String element(HostArray values, int i) {
    return values.dtype().isFloating()
        ? Double.toString(values.getDouble(i))
        : Long.toString(values.getLong(i));
  }
}
