package dev.nabla.nn;

/**
 * Whether the module that has this among its components is being trained (so it begins) or used;
 * {@link Component#train(boolean)} sets it.
 */
public final class Mode {
  private volatile boolean training = true;

  /** Whether the module is being trained. */
  public boolean isTraining() {
    return training;
  }

  /** Says whether it is. */
  public void train(boolean training) {
    this.training = training;
  }

  @Override
  public String toString() {
    return training ? "training" : "evaluation";
  }
}
