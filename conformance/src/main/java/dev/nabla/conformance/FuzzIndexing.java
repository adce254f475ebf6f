package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.node;
import static dev.nabla.conformance.FuzzArgument.number;
import static dev.nabla.conformance.FuzzArgument.positions;
import static dev.nabla.conformance.FuzzOp.exact;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Elements looked up, added to and chosen. */
final class FuzzIndexing {
  private FuzzIndexing() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    ops.add(exact("gather", (x, raw) -> gather(x, raw)));
    ops.add(exact("indexSelect", (x, raw) -> indexSelect(x, raw)));
    ops.add(exact("take", (x, raw) -> take(x, raw)));
    for (String name : List.of("scatterAdd", "scatter")) {
      ops.add(new FuzzOp(name, true, 2, (in, raw) -> scatter(name, in, raw)));
    }
    ops.add(new FuzzOp("indexAdd", true, 2, (in, raw) -> indexAdd(in, raw)));
    ops.add(new FuzzOp("maskedSelect", true, 2, (in, raw) -> maskedSelect(in)));
    ops.add(exact("nonZero", (x, raw) -> x.rank() > 0 ? FuzzCall.of(x, "nonZero") : null));
    ops.add(exact("unique", (x, raw) -> FuzzCall.of(x, "unique")));
    for (int i = 0; i < 2; i++) { // more often: few integers are all classes
      ops.add(
          exact(
              "oneHot",
              (x, raw) ->
                  x.dtype() == DType.INT64
                      ? FuzzCall.of(x, "oneHot", number(4 + raw[0] % 4))
                      : null));
    }
    ops.add(new FuzzOp("gather/node", true, 2, (in, raw) -> gatherNode(in, raw)));
    return ops;
  }

  private static boolean empty(FuzzOperand x) {
    return x.rank() == 0 || x.shape().size() == 0;
  }

  /** So many positions below {@code extent}, all 0 for 0. */
  private static long[] places(long count, int extent, int... raw) {
    return IntStream.range(0, (int) count)
        .mapToLong(i -> (raw[1] + (long) i * raw[2] + (long) i * i * raw[3]) % extent)
        .toArray();
  }

  private static @Nullable FuzzCall gather(FuzzOperand x, int... raw) {
    if (empty(x)) {
      return null;
    }
    int axis = x.axis(raw[0]);
    Shape shape = x.shape().with(axis, 1 + raw[3] % 4);
    long[] places = places(shape.size(), x.shape().extent(axis), raw);
    return FuzzCall.of(x, "gather", number(axis), positions(shape, places));
  }

  /** By positions that the program worked out. */
  private static @Nullable FuzzCall gatherNode(List<FuzzOperand> in, int... raw) {
    FuzzOperand x = in.get(0);
    FuzzOperand index = in.get(1);
    if (empty(x) || index.dtype() != DType.INT64 || index.rank() != x.rank()) {
      return null;
    }
    int axis = x.axis(raw[0]);
    for (int i = 0; i < x.rank(); i++) {
      if (x.shape().axis(axis) != i && index.shape().extent(i) > x.shape().extent(i)) {
        return null;
      }
    }
    return FuzzCall.of(x, "gather", number(axis), node(index)); // refused where it is too great
  }

  private static @Nullable FuzzCall indexSelect(FuzzOperand x, int... raw) {
    if (empty(x)) {
      return null;
    }
    int axis = x.axis(raw[0]);
    int count = raw[3] % 4;
    long[] places = places(count, x.shape().extent(axis), raw);
    return FuzzCall.of(x, "indexSelect", number(axis), positions(Shape.of(count), places));
  }

  private static @Nullable FuzzCall take(FuzzOperand x, int... raw) {
    if (x.shape().size() == 0) {
      return null;
    }
    Shape shape = raw[0] % 2 == 0 ? Shape.of(1 + raw[0] % 3) : Shape.of(2, raw[0] % 3);
    long[] places = places(shape.size(), (int) x.shape().size(), raw);
    return FuzzCall.of(x, "take", positions(shape, places));
  }

  private static @Nullable FuzzCall scatter(String name, List<FuzzOperand> in, int... raw) {
    FuzzOperand x = in.get(0);
    FuzzOperand source = in.get(1);
    boolean alike = FuzzElementwise.alike(in) && x.numeric() && x.rank() == source.rank();
    if (!alike || empty(x)) {
      return null;
    }
    int axis = x.axis(raw[0]);
    for (int i = 0; i < x.rank(); i++) {
      if (x.shape().axis(axis) != i && source.shape().extent(i) > x.shape().extent(i)) {
        return null;
      }
    }
    long[] places = places(source.shape().size(), x.shape().extent(axis), raw);
    return FuzzCall.of(x, name, number(axis), positions(source.shape(), places), node(source));
  }

  private static @Nullable FuzzCall indexAdd(List<FuzzOperand> in, int... raw) {
    FuzzOperand x = in.get(0);
    FuzzOperand source = in.get(1);
    boolean alike = FuzzElementwise.alike(in) && x.numeric() && x.rank() == source.rank();
    if (!alike || empty(x)) {
      return null;
    }
    int axis = x.axis(raw[0]);
    if (!x.shape().reduced(axis).equals(source.shape().reduced(axis))) {
      return null;
    }
    int count = source.shape().extent(axis);
    long[] places = places(count, x.shape().extent(axis), raw);
    return FuzzCall.of(
        x, "indexAdd", number(axis), positions(Shape.of(count), places), node(source));
  }

  private static @Nullable FuzzCall maskedSelect(List<FuzzOperand> in) {
    boolean fits = in.get(1).dtype() == DType.BOOL && FuzzElementwise.broadcasts(in);
    return fits ? FuzzCall.of(in.get(0), "maskedSelect", node(in.get(1))) : null;
  }
}
