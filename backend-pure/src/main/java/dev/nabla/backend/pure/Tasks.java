package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loops of a pass in the order in which they run: level by level, first all arithmetic of the
 * level, which may become one loop, then the other stages. What a stage reads is on a level before
 * it, or before it on its own.
 */
final class Tasks {
  private static final class Level {
    private final Map<DType, Compound> arithmetic = new EnumMap<>(DType.class);
    private final List<Stage> others = new ArrayList<>();
  }

  private final List<Level> levels = new ArrayList<>();
  private final int[] levelOf;

  /** What a stage of another level or kind reads. */
  private final Set<Stage> shared = new HashSet<>();

  private Tasks(int stages) {
    levelOf = new int[stages];
  }

  /** Of stages in an order in which they may run, over n elements. */
  static List<Task> of(Stage[] order, int n) {
    Tasks tasks = new Tasks(order.length);
    for (Stage stage : order) {
      tasks.place(stage);
    }
    for (Stage stage : order) {
      tasks.noteWhatItShares(stage);
    }
    return tasks.inOrder(n);
  }

  private void place(Stage stage) {
    boolean isArithmetic = stage.isArithmetic();
    int number = 0;
    for (Stage source : stage.sources) {
      if (source != null) {
        int after = isArithmetic && !source.isArithmetic() ? 1 : 0;
        number = Math.max(number, levelOf[source.number] + after);
      }
    }
    if (isArithmetic) {
      DType dtype = stage.pending.dtype();
      while (compound(number, dtype).isFull()) {
        number++;
      }
      compound(number, dtype).add(stage);
    } else {
      level(number).others.add(stage);
    }
    levelOf[stage.number] = number;
  }

  private Level level(int number) {
    while (levels.size() <= number) {
      levels.add(new Level());
    }
    return levels.get(number);
  }

  private Compound compound(int number, DType dtype) {
    return level(number).arithmetic.computeIfAbsent(dtype, Compound::new);
  }

  private void noteWhatItShares(Stage stage) {
    for (Stage source : stage.sources) {
      if (source != null
          && !(stage.isArithmetic() && levelOf[source.number] == levelOf[stage.number])) {
        shared.add(source);
      }
    }
  }

  private List<Task> inOrder(int n) {
    List<Task> tasks = new ArrayList<>();
    for (Level level : levels) {
      level.arithmetic.values().forEach(each -> tasks.addAll(each.tasks(shared, n)));
      level.others.forEach(each -> tasks.add(Task.of(each)));
    }
    return tasks;
  }
}
