package dev.nabla.examples.task;

import dev.nabla.tensor.NablaException;
import dev.nabla.train.Callback;
import java.util.Map;

/** Has a run go on from a checkpoint of the same task alone. */
final class SameTask implements Callback {
  private static final String TASK = "task";

  private final double task;

  SameTask(Task task) {
    this.task = task.text().hashCode();
  }

  @Override
  public Map<String, Double> state() {
    return Map.of(TASK, task);
  }

  @Override
  public void restore(Map<String, Double> state) {
    if (!state.equals(state())) {
      throw new NablaException(
          "task",
          "a checkpoint of the same task",
          "one of another, or of other settings",
          "delete the checkpoint to begin anew, or write elsewhere with --out");
    }
  }
}
