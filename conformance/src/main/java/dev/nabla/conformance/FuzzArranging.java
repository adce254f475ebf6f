package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.number;
import static dev.nabla.conformance.FuzzArgument.numbers;
import static dev.nabla.conformance.FuzzOp.exact;
import static dev.nabla.conformance.FuzzOp.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Elements repeated, surrounded, cut to triangles and windows. */
final class FuzzArranging {
  private FuzzArranging() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    for (String name : List.of("repeat", "tile")) {
      ops.add(exact(name, (x, raw) -> FuzzCall.of(x, name, numbers(times(x, raw)))));
    }
    ops.add(exact("pad", (x, raw) -> pad(x, raw)));
    ops.add(
        exact(
            "padConstant",
            (x, raw) ->
                x.numeric() && x.rank() > 0
                    ? FuzzCall.of(
                        x, "padConstant", number(raw[2] % 3 - 1.0), numbers(raw[0] % 3, raw[1] % 3))
                    : null));
    ops.add(exact("padReplicate", (x, raw) -> padded(x, "padReplicate", 3, raw)));
    ops.add(exact("padReflect", (x, raw) -> padded(x, "padReflect", 0, raw)));
    for (String name : List.of("tril", "triu")) {
      ops.add(
          exact(
              name,
              (x, raw) ->
                  x.numeric() && x.rank() > 1 ? FuzzCall.of(x, name, diagonal(raw)) : null));
    }
    ops.add(
        exact(
            "diag",
            (x, raw) ->
                x.numeric() && (x.rank() == 1 || x.rank() == 2)
                    ? FuzzCall.of(x, "diag", diagonal(raw))
                    : null));
    ops.add(exact("unfold", (x, raw) -> unfold(x, raw)));
    ops.add(rounded("glu", (x, raw) -> glu(x, raw)));
    return ops;
  }

  private static FuzzArgument diagonal(int... raw) {
    return number(raw[0] % 3 - 1);
  }

  private static int[] times(FuzzOperand x, int... raw) {
    int rank = Math.max(1, x.rank());
    return IntStream.range(0, rank).map(i -> 1 + raw[i % 4] % 2).toArray();
  }

  private static @Nullable FuzzCall pad(FuzzOperand x, int... raw) {
    return x.numeric() && x.rank() > 0
        ? FuzzCall.of(
            x,
            "pad",
            number(x.axis(raw[0])),
            number(raw[1] % 3),
            number(raw[2] % 3),
            number((double) (raw[3] % 3)))
        : null;
  }

  /** As many as {@code most}, or, where that is 0, one fewer than there are elements. */
  private static @Nullable FuzzCall padded(FuzzOperand x, String name, int most, int... raw) {
    if (!x.floating() || x.rank() < 2 || x.rank() > 4 || x.shape().size() == 0) {
      return null;
    }
    int below = most == 0 ? x.shape().extent(-1) : most;
    return FuzzCall.of(x, name, numbers(raw[0] % below, raw[1] % below));
  }

  private static @Nullable FuzzCall unfold(FuzzOperand x, int... raw) {
    if (x.rank() == 0 || x.shape().extent(x.axis(raw[0])) == 0) {
      return null;
    }
    int axis = x.axis(raw[0]);
    FuzzArgument size = number(1 + raw[1] % x.shape().extent(axis));
    return FuzzCall.of(x, "unfold", number(axis), size, number(1 + raw[2] % 2));
  }

  private static @Nullable FuzzCall glu(FuzzOperand x, int... raw) {
    boolean fits = x.floating() && x.rank() > 0 && x.shape().extent(x.axis(raw[0])) % 2 == 0;
    return fits ? FuzzCall.of(x, "glu", number(x.axis(raw[0]))) : null;
  }
}
