package dev.nabla.train;

import java.util.Map;

/** Looks on while a {@link Trainer} trains, and may end it with {@link Run#stop}. */
public interface Callback {
  /** Before the first step, of a resumed run, too. */
  default void onStart(Run run) {}

  /**
   * When the gradients of a step are there, before they are clipped and used: {@link
   * Run#gradientNorm} tells their norm.
   */
  default void onGradients(Run run) {}

  /** After a step of the optimizer, which has left no gradients. */
  default void onStep(Run run) {}

  /** After an epoch and its validation: {@link Run#figures} has what came out. */
  default void onEpoch(Run run) {}

  /** After the last step, whatever ended the run, errors included. */
  default void onEnd(Run run) {}

  /** What it remembers, for a checkpoint: the same keys at any time; none if nothing. */
  default Map<String, Double> state() {
    return Map.of();
  }

  /** Goes on from {@code state}. */
  default void restore(Map<String, Double> state) {}
}
