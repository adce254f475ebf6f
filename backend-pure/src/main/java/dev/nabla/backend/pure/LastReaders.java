package dev.nabla.backend.pure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the arrays that a pass reads nobody reads after it, so that a result may be written over
 * them: those that only stages of the pass hold, whose own results only the pass can ask for.
 */
final class LastReaders {
  /** Of an operand: the pending result's own hold, and that of the pass. */
  private static final int HOLDS = 2;

  /** What is not read element by element is not to be written over. */
  private static final int NEVER = Integer.MAX_VALUE;

  /** How often stages that nobody else can run again hold a source. */
  private final Map<Source, Integer> holds = new HashMap<>();

  /** What is there, in the order in which it is read. */
  private final Map<Source, Strided> read = new LinkedHashMap<>();

  /** The number of the last task that reads it. */
  private final Map<Source, Integer> last = new HashMap<>();

  /**
   * No other pass runs meanwhile.
   *
   * @param order all stages, after those that they read
   * @param tasks their loops
   */
  LastReaders(Stage[] order, List<Task> tasks) {
    for (int i = order.length - 1; i >= 0; i--) {
      if (order[i].isStored || isHeldHereAlone(order[i].pending)) {
        for (Strided operand : order[i].operands) {
          count(operand.source());
        }
      }
    }
    for (int number = 0; number < tasks.size(); number++) {
      Task task = tasks.get(number);
      for (int i = 0; i < task.operands().length; i++) {
        Source source = task.operands()[i].source();
        if (task.sources()[i] == null && source != null) {
          read.put(source, task.operands()[i]);
          last.merge(source, task.operands()[i].isPlain() ? number : NEVER, Math::max);
        }
      }
    }
  }

  private void count(@Nullable Source source) {
    if (source != null) {
      holds.merge(source, HOLDS, Integer::sum);
    }
  }

  private boolean isHeldHereAlone(Source source) {
    return source.holders() == holds.getOrDefault(source, 0);
  }

  /**
   * What {@code stage}, of task {@code number}, may write its result over if it is a state, or
   * null; no other may then.
   */
  @Nullable Source replacedBy(Stage stage, int number) {
    if (!stage.pending.isState()) {
      return null;
    }
    for (Map.Entry<Source, Strided> each : read.entrySet()) {
      Source source = each.getKey();
      if (last.getOrDefault(source, NEVER) <= number
          && each.getValue().dtype() == stage.pending.dtype()
          && source.length() == stage.pending.length()
          && isHeldHereAlone(source)) {
        last.remove(source);
        return source;
      }
    }
    return null;
  }
}
