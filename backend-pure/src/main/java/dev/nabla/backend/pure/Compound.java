package dev.nabla.backend.pure;

import static java.util.Objects.requireNonNull;

import dev.nabla.backend.pure.jit.Arithmetic;
import dev.nabla.backend.pure.jit.Formula;
import dev.nabla.backend.pure.jit.FormulaLoop;
import dev.nabla.backend.pure.jit.Jit;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stages of arithmetic on one dtype that may run as one loop: they read each other, and what is
 * there before the first of them.
 */
final class Compound {
  /** What it reads and computes: much more would not keep its values in registers. */
  private static final int MOST = 30;

  /** An operand that no stage of this computes: a stage, or what is there. */
  private record Input(Strided operand, @Nullable Stage source) {
    static Input of(Stage stage, int i) {
      return new Input(stage.operands[i], stage.sources[i]);
    }

    /** A number is what is there and the same everywhere. */
    boolean isNumber() {
      return source == null && operand.period() == 1;
    }

    boolean isWhole() {
      return source == null ? operand.isPlain() : source.isStored;
    }

    double number() {
      Object values = operand.values();
      return values instanceof float[] floats
          ? floats[operand.offset()]
          : ((double[]) values)[operand.offset()];
    }

    Object key() {
      return source == null ? operand : source;
    }
  }

  private final DType dtype;
  private final Set<Stage> stages = new LinkedHashSet<>();
  private final Map<Object, Input> inputs = new LinkedHashMap<>();

  Compound(DType dtype) {
    this.dtype = dtype;
  }

  boolean isFull() {
    return stages.size() + inputs.size() >= MOST;
  }

  /** Adds one whose sources are in this, or run before. */
  void add(Stage stage) {
    for (int i = 0; i < stage.operands.length; i++) {
      Input input = Input.of(stage, i);
      if (input.source == null || !stages.contains(input.source)) {
        inputs.putIfAbsent(input.key(), input);
      }
    }
    stages.add(stage);
  }

  /**
   * The loops to run: one if it is worth it.
   *
   * @param shared the stages that others read, too
   */
  List<Task> tasks(Set<Stage> shared, int n) {
    if (stages.size() > 1) {
      List<Stage> results =
          stages.stream().filter(each -> each.isStored || shared.contains(each)).toList();
      List<Input> arrays = inputs.values().stream().filter(each -> !each.isNumber()).toList();
      List<Input> numbers = inputs.values().stream().filter(Input::isNumber).toList();
      Optional<FormulaLoop> loop =
          Loops.lanes(dtype) > 0 || areWhole(arrays, results)
              ? Jit.SHARED.loop(formula(arrays, numbers, results), n)
              : Optional.empty();
      if (loop.isPresent()) {
        return List.of(task(loop.get(), arrays, numbers, results));
      }
    }
    return stages.stream().map(Task::of).toList();
  }

  /** Whether all are arrays as long as the pass, and none a block: what plain Java needs. */
  private static boolean areWhole(List<Input> arrays, List<Stage> results) {
    return arrays.stream().allMatch(Input::isWhole) && results.stream().allMatch(r -> r.isStored);
  }

  private Formula formula(List<Input> arrays, List<Input> numbers, List<Stage> results) {
    Map<Object, Integer> places = new HashMap<>();
    arrays.forEach(each -> places.put(each.key(), places.size()));
    numbers.forEach(each -> places.put(each.key(), places.size()));
    List<Formula.Operation> operations = new ArrayList<>(stages.size());
    for (Stage stage : stages) {
      int a = requireNonNull(places.get(Input.of(stage, 0).key()));
      int b = requireNonNull(places.get(Input.of(stage, stage.operands.length - 1).key()));
      Arithmetic op = requireNonNull(stage.pending.arithmetic());
      operations.add(new Formula.Operation(op, a, b));
      places.put(stage, places.size());
    }
    List<Integer> written = results.stream().map(r -> requireNonNull(places.get(r))).toList();
    return new Formula(dtype, arrays.size(), numbers.size(), operations, written);
  }

  private static Task task(
      FormulaLoop loop, List<Input> arrays, List<Input> numbers, List<Stage> results) {
    double[] values = numbers.stream().mapToDouble(Input::number).toArray();
    Pending.Step step = (all, at, n) -> loop.run(all, at, values, n);
    Strided[] operands = arrays.stream().map(Input::operand).toArray(Strided[]::new);
    Stage[] sources = arrays.stream().map(Input::source).toArray(Stage[]::new);
    return new Task(step, operands, sources, results);
  }
}
