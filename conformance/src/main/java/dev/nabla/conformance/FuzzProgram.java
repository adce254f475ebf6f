package dev.nabla.conformance;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Leaves and then steps, each on tensors before it: node i is leaf i, or the step that many later.
 */
record FuzzProgram(List<Leaf> leaves, List<Step> steps) {
  /** A tensor to begin with; a floating one is a parameter. */
  record Leaf(HostArray values, Shape shape) {
    boolean floating() {
      return values.dtype().isFloating();
    }
  }

  /** An operation; its arguments follow from {@code raw} and from what the operands are. */
  record Step(FuzzOp op, List<Integer> operands, List<Integer> raw) {
    int[] rawNumbers() {
      return raw.stream().mapToInt(i -> i).toArray();
    }
  }

  FuzzProgram {
    leaves = List.copyOf(leaves);
    steps = List.copyOf(steps);
  }

  int nodes() {
    return leaves.size() + steps.size();
  }

  /** {@code x0, x1, .., t0, t1, ..}. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    IntStream.range(0, leaves.size()).forEach(i -> names.add("x" + i));
    IntStream.range(0, steps.size()).forEach(i -> names.add("t" + i));
    return names;
  }

  /** Whether a step is what no other step reads. */
  boolean sink(int node) {
    return node >= leaves.size()
        && steps.stream().noneMatch(step -> step.operands().contains(node));
  }

  /** What {@code wanted} nodes depend on, and nothing else. */
  FuzzProgram only(Set<Integer> wanted) {
    Set<Integer> needed = new HashSet<>(wanted);
    for (int node = nodes() - 1; node >= leaves.size(); node--) {
      if (needed.contains(node)) {
        needed.addAll(steps.get(node - leaves.size()).operands());
      }
    }
    int[] places = new int[nodes()];
    int next = 0;
    for (int node = 0; node < places.length; node++) {
      places[node] = next;
      next += needed.contains(node) ? 1 : 0;
    }
    List<Leaf> keptLeaves =
        IntStream.range(0, leaves.size()).filter(needed::contains).mapToObj(leaves::get).toList();
    List<Step> keptSteps =
        IntStream.range(0, steps.size())
            .filter(i -> needed.contains(leaves.size() + i))
            .mapToObj(steps::get)
            .map(step -> moved(step, places))
            .toList();
    return new FuzzProgram(keptLeaves, keptSteps);
  }

  private static Step moved(Step step, int... places) {
    return new Step(step.op(), step.operands().stream().map(i -> places[i]).toList(), step.raw());
  }
}
