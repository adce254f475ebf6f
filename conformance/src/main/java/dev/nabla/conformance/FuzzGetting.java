package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.literal;
import static dev.nabla.conformance.FuzzOp.exact;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Index;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code x.get(..)} by indices of every kind. */
final class FuzzGetting {
  private FuzzGetting() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ops.add(exact("get", (x, raw) -> get(x, raw)));
    }
    ops.add(new FuzzOp("get/mask", true, 2, (in, raw) -> masked(in, raw)));
    return ops;
  }

  /** An index for each axis, but that "..." may stand for the rest of them. */
  private static @Nullable FuzzCall get(FuzzOperand x, int... raw) {
    List<FuzzArgument> indices = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      int number = raw[axis % raw.length];
      if (number % 11 == 10) {
        indices.add(FuzzArgument.index(Index.newAxis(), "newAxis()"));
      }
      if (number % 7 == 6) {
        indices.add(FuzzArgument.index(Index.ellipsis(), "ellipsis()"));
        break;
      }
      FuzzArgument index = index(x.shape().extent(axis), number);
      if (index == null) {
        return null;
      }
      indices.add(index);
    }
    return indices.isEmpty() ? null : FuzzCall.of(x, "get", FuzzArgument.indices(indices));
  }

  /** Null where the axis has nothing to be picked. */
  private static @Nullable FuzzArgument index(int extent, int raw) {
    int more = raw / 7;
    return switch (raw % 7) {
      case 0 -> FuzzArgument.index(Index.all(), "all()");
      case 1 -> FuzzArgument.index(Index.from(more % 3), "from(" + more % 3 + ")");
      case 2 -> range(more % 3 - 1, more / 3 % 5 - 1, 1 + more / 15 % 2);
      case 3 -> extent == 0 ? null : at(more % 2 == 0 ? more % extent : -1 - more % extent);
      case 4 -> mask(extent, more);
      default -> extent == 0 ? null : positions(extent, more);
    };
  }

  private static FuzzArgument range(int start, int stop, int step) {
    return FuzzArgument.index(
        Index.range(start, stop, step), "range(" + start + ", " + stop + ", " + step + ")");
  }

  private static FuzzArgument at(int index) {
    return FuzzArgument.index(Index.at(index), "at(" + index + ")");
  }

  private static FuzzArgument mask(int extent, int raw) {
    boolean[] chosen = new boolean[extent];
    IntStream.range(0, extent).forEach(i -> chosen[i] = (raw >> i) % 2 == 1);
    HostArray host = new HostArray.Booleans(chosen);
    Shape shape = Shape.of(extent);
    return new FuzzArgument(
        Index.class,
        (b, nodes) -> Index.mask(b.tensor(host, shape)),
        names -> "Index.mask(" + literal(host, shape) + ")");
  }

  /** Three, the second of them counted from the last. */
  private static FuzzArgument positions(int extent, int raw) {
    long[] places = {raw % extent, -1 - raw / 3 % extent, raw / 5 % extent};
    HostArray host = new HostArray.Longs(places);
    Shape shape = Shape.of(places.length);
    return new FuzzArgument(
        Index.class,
        (b, nodes) -> Index.of(b.tensor(host, shape)),
        names -> "Index.of(" + literal(host, shape) + ")");
  }

  /** By what the program worked out: a mask of the first axes, or INT64 positions. */
  private static @Nullable FuzzCall masked(List<FuzzOperand> in, int... raw) {
    FuzzOperand x = in.get(0);
    FuzzOperand by = in.get(1);
    String kind =
        switch (by.dtype()) {
          case BOOL -> "mask";
          case INT64 -> "of";
          case FLOAT32, FLOAT64 -> "";
        };
    if (kind.isEmpty() || x.rank() == 0 || (kind.equals("mask") && by.rank() == 0)) {
      return null;
    }
    FuzzArgument index =
        new FuzzArgument(
            Index.class,
            (b, nodes) ->
                kind.equals("mask")
                    ? Index.mask(nodes.get(by.node()))
                    : Index.of(nodes.get(by.node())),
            names -> "Index." + kind + "(" + names.get(by.node()) + ")");
    List<FuzzArgument> indices = new ArrayList<>(List.of(index)); // refused where it does not fit
    if (raw[0] % 2 == 0 && kind.equals("of") && x.rank() > 1) {
      indices.add(0, FuzzArgument.index(Index.all(), "all()"));
    }
    return FuzzCall.of(x, "get", FuzzArgument.indices(indices));
  }
}
