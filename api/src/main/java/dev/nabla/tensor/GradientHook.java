package dev.nabla.tensor;

/** What {@link Tensor#onGradient} registered. */
public interface GradientHook {
  /** Ends it; a second time does nothing. */
  void remove();
}
