package dev.nabla.optim.schedule;

import java.util.Map;

/**
 * What can be saved as numbers, and go on from them later.
 *
 * <p>They hold where a schedule stands, not its settings, and not the rates in force, which the
 * optimizer's state has. To resume, make the optimizer and the schedule as before, then restore
 * both, the optimizer's state after the schedule was made.
 */
public interface Resumable {
  /**
   * Where it stands, by name, and what it is, {@code "kind.stepLr"}; those of the parts of a
   * composite begin with {@code "0."} and so on.
   */
  Map<String, Double> state();

  /** Goes on from {@code state}; that of another kind is an error, and changes nothing. */
  void restore(Map<String, Double> state);
}
