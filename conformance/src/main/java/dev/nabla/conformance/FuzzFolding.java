package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.constant;
import static dev.nabla.conformance.FuzzArgument.node;
import static dev.nabla.conformance.FuzzArgument.number;
import static dev.nabla.conformance.FuzzArgument.numbers;
import static dev.nabla.conformance.FuzzArgument.truth;
import static dev.nabla.conformance.FuzzOp.exact;
import static dev.nabla.conformance.FuzzOp.rounded;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Folds, scans, sorting and products. */
final class FuzzFolding {
  private FuzzFolding() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    folds(ops);
    alongAxis(ops);
    ordered(ops);
    products(ops);
    matrices(ops);
    return ops;
  }

  private static void folds(List<FuzzOp> ops) {
    for (int i = 0; i < 4; i++) { // more often: what else folds is made of it
      ops.add(exact("sum", (x, raw) -> fold(x, "sum", raw)));
    }
    for (String name : List.of("mean", "logSumExp")) {
      ops.add(rounded(name, (x, raw) -> x.floating() ? fold(x, name, raw) : null));
    }
    ops.add(rounded("prod", (x, raw) -> x.numeric() ? fold(x, "prod", raw) : null));
    for (String name : List.of("amax", "amin")) {
      ops.add(exact(name, (x, raw) -> x.shape().size() > 0 ? fold(x, name, raw) : null));
    }
    for (String name : List.of("var", "std")) {
      ops.add(
          rounded(
              name,
              (x, raw) ->
                  x.floating()
                      ? FuzzCall.of(
                          x,
                          name,
                          number((double) (raw[3] % 2)),
                          constant(raw[2] % 2 == 0 ? Axes.DROP : Axes.KEEP),
                          numbers(axes(x, raw)))
                      : null));
    }
    for (String name : List.of("var", "std")) {
      ops.add(
          rounded(
              name + "/plain",
              (x, raw) -> x.floating() ? FuzzCall.of(x, name, numbers(axes(x, raw))) : null));
    }
    ops.add(
        rounded(
            "norm/p",
            (x, raw) ->
                x.floating()
                    ? FuzzCall.of(
                        x,
                        "norm",
                        number(1 + raw[3] % 4 / 2.0),
                        constant(raw[2] % 2 == 0 ? Axes.DROP : Axes.KEEP),
                        numbers(axes(x, raw)))
                    : null));
    for (String name : List.of("max", "min", "median")) {
      ops.add(exact(name + "/all", (x, raw) -> filled(x) ? FuzzCall.of(x, name) : null));
    }
    ops.add(rounded("norm", (x, raw) -> x.floating() ? FuzzCall.of(x, "norm") : null));
    for (String name : List.of("any", "all", "countNonZero")) {
      ops.add(exact(name, (x, raw) -> FuzzCall.of(x, name, numbers(axes(x, raw)))));
    }
  }

  private static FuzzCall fold(FuzzOperand x, String name, int... raw) {
    FuzzArgument axes = numbers(axes(x, raw));
    return raw[2] % 3 == 0
        ? FuzzCall.of(x, name, constant(Axes.KEEP), axes)
        : FuzzCall.of(x, name, axes);
  }

  /** One, as often as not; else none, which means all, or some. */
  private static int[] axes(FuzzOperand x, int... raw) {
    if (x.rank() > 0 && raw[1] % 2 == 0) {
      return new int[] {x.axis(raw[0])};
    }
    int chosen = raw[0] % (1 << x.rank());
    return IntStream.range(0, x.rank()).filter(i -> ((chosen >> i) & 1) == 1).toArray();
  }

  private static void alongAxis(List<FuzzOp> ops) {
    for (String name : List.of("softmax", "logSoftmax", "softmin")) {
      ops.add(rounded(name, (x, raw) -> x.floating() ? along(x, name, raw) : null));
    }
    ops.add(exact("cumSum", (x, raw) -> x.numeric() ? along(x, "cumSum", raw) : null));
    ops.add(rounded("cumProd", (x, raw) -> x.numeric() ? along(x, "cumProd", raw) : null));
    ops.add(exact("sort", (x, raw) -> x.numeric() ? along(x, "sort", raw) : null));
    for (String name : List.of("argMax", "argMin")) {
      ops.add(exact(name, (x, raw) -> filled(x) ? along(x, name, raw) : null));
    }
    for (String name : List.of("max", "min", "median")) {
      for (String part : List.of(".values()", ".indices()")) {
        ops.add(
            exact(
                name + part,
                (x, raw) -> {
                  FuzzCall call = filled(x) ? along(x, name, raw) : null;
                  return call == null ? null : call.then(part);
                }));
      }
    }
  }

  private static boolean filled(FuzzOperand x) {
    return x.numeric() && x.shape().size() > 0;
  }

  private static @Nullable FuzzCall along(FuzzOperand x, String name, int... raw) {
    return x.rank() == 0 ? null : FuzzCall.of(x, name, number(x.axis(raw[0])));
  }

  private static void ordered(List<FuzzOp> ops) {
    for (String part : List.of(".values()", ".indices()")) {
      ops.add(
          exact(
              "sort" + part,
              (x, raw) ->
                  x.numeric() && x.rank() > 0
                      ? FuzzCall.of(x, "sort", number(x.axis(raw[0])), truth(raw[1] % 2 == 1))
                          .then(part)
                      : null));
      ops.add(exact("topK" + part, (x, raw) -> topK(x, part, raw)));
    }
    ops.add(
        exact(
            "argSort",
            (x, raw) ->
                x.numeric() && x.rank() > 0
                    ? FuzzCall.of(x, "argSort", number(x.axis(raw[0])), truth(raw[1] % 2 == 1))
                    : null));
  }

  private static @Nullable FuzzCall topK(FuzzOperand x, String part, int... raw) {
    if (!x.numeric() || x.rank() == 0) {
      return null;
    }
    int axis = x.axis(raw[0]);
    int k = raw[1] % (x.shape().extent(axis) + 1);
    return FuzzCall.of(x, "topK", number(k), number(axis), truth(raw[2] % 2 == 0)).then(part);
  }

  private static void products(List<FuzzOp> ops) {
    for (int i = 0; i < 4; i++) { // more often: shapes seldom fit
      ops.add(new FuzzOp("matmul", true, 2, (in, raw) -> matmul(in)));
    }
    ops.add(new FuzzOp("outer", true, 2, (in, raw) -> vectors(in, "outer")));
    ops.add(
        new FuzzOp(
            "dot",
            true,
            2,
            (in, raw) -> in.get(0).shape().equals(in.get(1).shape()) ? vectors(in, "dot") : null));
  }

  private static void matrices(List<FuzzOp> ops) {
    ops.add(
        exact("trace", (x, raw) -> x.numeric() && x.rank() == 2 ? FuzzCall.of(x, "trace") : null));
    for (int i = 0; i < 2; i++) { // refused where shapes do not fit
      ops.add(
          new FuzzOp(
              "bmm",
              true,
              2,
              (in, raw) -> {
                boolean batches = in.stream().allMatch(x -> x.rank() == 3);
                return batches && matmul(in) != null
                    ? FuzzCall.of(in.get(0), "bmm", node(in.get(1)))
                    : null;
              }));
      ops.add(
          new FuzzOp(
              "addmm",
              true,
              3,
              (in, raw) ->
                  FuzzElementwise.alike(in) && matmul(in.subList(1, 3)) != null
                      ? FuzzCall.of(in.get(0), "addmm", node(in.get(1)), node(in.get(2)))
                      : null));
    }
  }

  private static @Nullable FuzzCall vectors(List<FuzzOperand> in, String name) {
    boolean fits =
        FuzzElementwise.alike(in)
            && in.get(0).floating()
            && in.stream().allMatch(x -> x.rank() == 1);
    return fits ? FuzzCall.of(in.get(0), name, node(in.get(1))) : null;
  }

  private static @Nullable FuzzCall matmul(List<FuzzOperand> in) {
    Shape a = in.get(0).shape();
    Shape b = in.get(1).shape();
    boolean fits =
        FuzzElementwise.alike(in)
            && in.get(0).floating()
            && a.rank() > 0
            && b.rank() > 0
            && a.extent(-1) == b.extent(b.rank() == 1 ? 0 : -2)
            && batches(a, b);
    return fits ? FuzzCall.of(in.get(0), "matmul", node(in.get(1))) : null;
  }

  private static boolean batches(Shape a, Shape b) {
    try {
      Shape.broadcast("fuzz", batch(a), batch(b));
      return true;
    } catch (NablaException e) {
      return false;
    }
  }

  private static Shape batch(Shape x) {
    return x.rank() < 3 ? Shape.of() : x.without(-1).without(-1);
  }
}
