package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.list;
import static dev.nabla.conformance.FuzzArgument.nodes;
import static dev.nabla.conformance.FuzzArgument.number;
import static dev.nabla.conformance.FuzzArgument.numbers;
import static dev.nabla.conformance.FuzzArgument.shape;
import static dev.nabla.conformance.FuzzOp.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Views: the same elements elsewhere. */
final class FuzzMovement {
  private FuzzMovement() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    reshapes(ops);
    orders(ops);
    parts(ops);
    joins(ops);
    return ops;
  }

  private static void reshapes(List<FuzzOp> ops) {
    ops.add(exact("reshape", (x, raw) -> FuzzCall.of(x, "reshape", numbers(extents(x, raw)))));
    ops.add(exact("reshape/shape", (x, raw) -> FuzzCall.of(x, "reshape", shape(extents(x, raw)))));
    ops.add(exact("expand/shape", (x, raw) -> FuzzCall.of(x, "expand", shape(expanded(x, raw)))));
    ops.add(
        exact(
            "unflatten",
            (x, raw) -> {
              int axis = x.rank() == 0 ? 0 : x.axis(raw[0]);
              int extent = x.rank() == 0 ? 0 : x.shape().extent(axis);
              int first = extent == 0 ? 1 : divisor(extent, raw[1]);
              return x.rank() == 0
                  ? null
                  : FuzzCall.of(x, "unflatten", number(axis), numbers(first, extent / first));
            }));
    ops.add(exact("flatten", (x, raw) -> FuzzCall.of(x, "flatten")));
    ops.add(
        exact(
            "flatten/from",
            (x, raw) -> FuzzCall.of(x, "flatten", number(raw[0] % Math.max(1, x.rank())))));
    ops.add(
        exact(
            "unsqueeze", (x, raw) -> FuzzCall.of(x, "unsqueeze", number(raw[0] % (x.rank() + 1)))));
    ops.add(exact("squeeze", (x, raw) -> squeeze(x, raw)));
    ops.add(exact("expand", (x, raw) -> FuzzCall.of(x, "expand", numbers(expanded(x, raw)))));
  }

  /** One to three extents of the same product; those in reverse where there is nothing. */
  private static int[] extents(FuzzOperand x, int... raw) {
    int size = (int) x.shape().size();
    if (size == 0) {
      int[] old = x.shape().toArray();
      return IntStream.range(0, old.length).map(i -> old[old.length - 1 - i]).toArray();
    }
    int first = divisor(size, raw[0]);
    int second = divisor(size / first, raw[1]);
    return raw[2] % 2 == 0
        ? new int[] {first, size / first}
        : new int[] {first, second, size / first / second};
  }

  private static int divisor(int of, int raw) {
    int[] all = IntStream.rangeClosed(1, of).filter(i -> of % i == 0).toArray();
    return all[raw % all.length];
  }

  private static @Nullable FuzzCall squeeze(FuzzOperand x, int... raw) {
    int[] ones = IntStream.range(0, x.rank()).filter(i -> x.shape().extent(i) == 1).toArray();
    return ones.length == 0 ? null : FuzzCall.of(x, "squeeze", number(ones[raw[0] % ones.length]));
  }

  /** Ones stretched, and now and then a new axis before all. */
  private static int[] expanded(FuzzOperand x, int... raw) {
    int[] old = x.shape().toArray();
    boolean more = raw[0] % 2 == 1 && old.length < 4;
    int[] extents = new int[old.length + (more ? 1 : 0)];
    for (int i = 0; i < extents.length; i++) {
      int from = more ? i - 1 : i;
      boolean stretches = from < 0 || old[from] == 1;
      extents[i] = stretches ? 1 + raw[1 + i % 3] % 3 : old[from];
    }
    return extents;
  }

  private static void orders(List<FuzzOp> ops) {
    for (int i = 0; i < 3; i++) { // more often: the ops that follow see strides
      ops.add(exact("permute", (x, raw) -> FuzzCall.of(x, "permute", numbers(order(x, raw)))));
    }
    for (String name : List.of("transpose", "movedim")) {
      ops.add(
          exact(
              name,
              (x, raw) ->
                  x.rank() == 0
                      ? null
                      : FuzzCall.of(x, name, number(x.axis(raw[0])), number(x.axis(raw[1])))));
    }
    ops.add(exact("t", (x, raw) -> x.rank() == 2 ? FuzzCall.of(x, "t") : null));
    ops.add(
        exact(
            "flip",
            (x, raw) -> x.rank() == 0 ? null : FuzzCall.of(x, "flip", numbers(x.axis(raw[0])))));
    ops.add(
        exact(
            "roll",
            (x, raw) ->
                x.rank() == 0
                    ? null
                    : FuzzCall.of(x, "roll", number(raw[1] % 7 - 3), number(x.axis(raw[0])))));
  }

  /** The permutation of that number, 0 being none. */
  private static int[] order(FuzzOperand x, int... raw) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
    int number = raw[0];
    int[] order = new int[x.rank()];
    for (int i = 0; i < order.length; i++) {
      order[i] = left.remove(number % left.size());
      number /= order.length - i;
    }
    return order;
  }

  private static void parts(List<FuzzOp> ops) {
    for (int i = 0; i < 2; i++) {
      ops.add(exact("slice", (x, raw) -> slice(x, raw)));
    }
    ops.add(exact("slice/plain", (x, raw) -> plainSlice(x, raw)));
    ops.add(exact("narrow", (x, raw) -> narrow(x, raw)));
    ops.add(
        exact(
            "select",
            (x, raw) -> {
              int axis = x.rank() == 0 ? 0 : x.axis(raw[0]);
              int extent = x.rank() == 0 ? 0 : x.shape().extent(axis);
              return extent == 0
                  ? null
                  : FuzzCall.of(x, "select", number(axis), number(raw[1] % extent));
            }));
    for (String name : List.of("split", "chunk")) {
      ops.add(
          exact(
              name,
              (x, raw) ->
                  x.rank() == 0
                      ? null
                      : FuzzCall.of(x, name, number(1 + raw[1] % 3), number(x.axis(raw[0])))
                          .then(".get(0)")));
    }
  }

  private static @Nullable FuzzCall slice(FuzzOperand x, int... raw) {
    if (x.rank() == 0) {
      return null;
    }
    int axis = x.axis(raw[0]);
    int extent = x.shape().extent(axis);
    int start = raw[1] % (extent + 1);
    int stop = Math.min(extent, start + raw[2] % (extent + 1));
    FuzzArgument step = number(1 + raw[3] % 2);
    return FuzzCall.of(x, "slice", number(axis), number(start), number(stop), step);
  }

  private static @Nullable FuzzCall plainSlice(FuzzOperand x, int... raw) {
    FuzzCall call = slice(x, raw);
    return call == null
        ? null
        : FuzzCall.of(x, "slice", call.arguments().subList(0, 3).toArray(FuzzArgument[]::new));
  }

  private static @Nullable FuzzCall narrow(FuzzOperand x, int... raw) {
    if (x.rank() == 0 || x.shape().size() == 0) {
      return null;
    }
    int axis = x.axis(raw[0]);
    int start = raw[1] % x.shape().extent(axis);
    int step = 1 + raw[3] % 2;
    int most = (x.shape().extent(axis) - start + step - 1) / step;
    FuzzArgument length = number(raw[2] % (most + 1));
    return FuzzCall.of(x, "narrow", number(axis), number(start), length, number(step));
  }

  private static void joins(List<FuzzOp> ops) {
    ops.add(
        new FuzzOp(
            "concat",
            true,
            2,
            (in, raw) -> {
              FuzzOperand x = in.get(0);
              FuzzOperand y = in.get(1);
              boolean ranks = FuzzElementwise.alike(in) && x.rank() > 0 && x.rank() == y.rank();
              int axis = ranks ? x.axis(raw[0]) : 0;
              boolean fits = ranks && x.shape().reduced(axis).equals(y.shape().reduced(axis));
              FuzzArgument rest = raw[1] % 3 == 0 ? list(List.of(y)) : nodes(y);
              return fits ? FuzzCall.of(x, "concat", number(axis), rest) : null;
            }));
    ops.add(
        new FuzzOp(
            "stack",
            true,
            2,
            (in, raw) -> {
              FuzzOperand x = in.get(0);
              boolean fits = FuzzElementwise.alike(in) && x.shape().equals(in.get(1).shape());
              FuzzArgument axis = number(raw[0] % (x.rank() + 1));
              return fits ? FuzzCall.of(x, "stack", axis, nodes(in.get(1))) : null;
            }));
  }
}
