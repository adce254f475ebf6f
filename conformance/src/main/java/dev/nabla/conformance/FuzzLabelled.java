package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.nodes;
import static dev.nabla.conformance.FuzzArgument.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums over labelled axes, and grids. */
final class FuzzLabelled {
  private FuzzLabelled() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    for (int arity : new int[] {1, 2, 2}) {
      ops.add(new FuzzOp("einsum", true, arity, (in, raw) -> einsum(in, raw)));
    }
    for (String part : List.of(".get(0)", ".get(1)")) {
      ops.add(new FuzzOp("meshgrid" + part, true, 2, (in, raw) -> meshgrid(in, part)));
    }
    return ops;
  }

  private static @Nullable FuzzCall meshgrid(List<FuzzOperand> in, String part) {
    boolean vectors = in.stream().allMatch(x -> x.rank() <= 1);
    return vectors ? FuzzCall.ofTensors("meshgrid", nodes(in)).then(part) : null;
  }

  private static @Nullable FuzzCall einsum(List<FuzzOperand> in, int... raw) {
    if (!FuzzElementwise.alike(in) || !in.get(0).floating()) {
      return null;
    }
    List<Integer> extents = new ArrayList<>(); // of each label
    List<String> labels = new ArrayList<>();
    boolean rest = raw[3] % 4 == 0; // "..." for all but the last axis
    for (int i = 0; i < in.size(); i++) {
      String own = labels(in.get(i), extents, raw[i]);
      labels.add(rest && own.length() > 1 ? "..." + own.substring(own.length() - 1) : own);
    }
    String equation = String.join(",", labels) + (raw[3] % 5 == 0 ? "" : output(labels, raw[2]));
    return FuzzCall.ofTensors("einsum", text(equation), nodes(in));
  }

  /** A label for each axis: one that has its extent, as often as not, or a new one. */
  private static String labels(FuzzOperand x, List<Integer> extents, int raw) {
    StringBuilder labels = new StringBuilder();
    for (int axis = 0; axis < x.rank(); axis++) {
      int extent = x.shape().extent(axis);
      int known = (raw >> axis) % 2 == 0 ? extents.lastIndexOf(extent) : extents.indexOf(extent);
      boolean again = known >= 0 && (raw >> (axis + 4)) % 2 == 0;
      if (!again) {
        extents.add(extent);
      }
      labels.append((char) ('a' + (again ? known : extents.size() - 1)));
    }
    return labels.toString();
  }

  /** Some of the labels, the later ones first as often as not. */
  private static String output(List<String> labels, int raw) {
    String all = String.join("", labels).replace(".", "");
    List<String> kept =
        all.chars()
            .distinct()
            .filter(label -> (raw >> (label - 'a')) % 2 == 0)
            .mapToObj(Character::toString)
            .collect(Collectors.toList());
    if (raw / 2 % 2 == 0) {
      Collections.reverse(kept);
    }
    boolean rest = labels.stream().anyMatch(each -> each.startsWith("..."));
    return "->" + (rest ? "..." : "") + String.join("", kept);
  }
}
