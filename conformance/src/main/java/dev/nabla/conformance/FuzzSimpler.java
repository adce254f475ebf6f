package dev.nabla.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs of fewer steps than one that ran. */
record FuzzSimpler(FuzzProgram program, FuzzTrace trace) {
  /** What one node depends on, where that is not all. */
  Stream<FuzzProgram> cut(int node) {
    return Stream.of(program.only(Set.of(node))).filter(p -> p.nodes() < program.nodes());
  }

  /** The same for each node. */
  Stream<FuzzProgram> cuts() {
    return IntStream.range(leaves(), program.nodes()).boxed().flatMap(this::cut);
  }

  /** One step gone: its value a leaf, or one of its operands in its place. */
  Stream<FuzzProgram> withoutStep() {
    return IntStream.range(0, program.steps().size())
        .map(i -> program.steps().size() - 1 - i)
        .boxed()
        .flatMap(
            i -> {
              List<Integer> operands = program.steps().get(i).operands();
              return Stream.concat(
                  Stream.of(frozen(i)), operands.stream().distinct().map(o -> bypassed(i, o)));
            })
        .filter(p -> p.steps().size() > 0);
  }

  private int leaves() {
    return program.leaves().size();
  }

  private FuzzProgram frozen(int step) {
    int node = leaves() + step;
    List<FuzzProgram.Leaf> more = new ArrayList<>(program.leaves());
    more.add(new FuzzProgram.Leaf(trace.values().get(node), trace.shapes().get(node)));
    IntUnaryOperator place = i -> i < leaves() ? i : i == node ? leaves() : i < node ? i + 1 : i;
    return without(step, more, place);
  }

  private FuzzProgram bypassed(int step, int operand) {
    int node = leaves() + step;
    IntUnaryOperator place = i -> i == node ? operand : i < node ? i : i - 1;
    return without(step, program.leaves(), place);
  }

  private FuzzProgram without(int step, List<FuzzProgram.Leaf> newLeaves, IntUnaryOperator place) {
    List<FuzzProgram.Step> steps = new ArrayList<>();
    for (int i = 0; i < program.steps().size(); i++) {
      FuzzProgram.Step old = program.steps().get(i);
      if (i != step) {
        List<Integer> operands = old.operands().stream().map(place::applyAsInt).toList();
        steps.add(new FuzzProgram.Step(old.op(), operands, old.raw()));
      }
    }
    Set<Integer> sinks =
        IntStream.range(0, program.nodes())
            .filter(program::sink)
            .map(place)
            .boxed()
            .collect(Collectors.toSet());
    return new FuzzProgram(newLeaves, steps).only(sinks);
  }
}
