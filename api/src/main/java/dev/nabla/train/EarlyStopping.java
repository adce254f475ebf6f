package dev.nabla.train;

import dev.nabla.tensor.NablaException;
import java.util.Map;

/** Ends a run once a figure has not become better for some epochs. */
public final class EarlyStopping implements Callback {
  private final Best best;
  private final int patience;
  private double waited;

  /**
   * Stops when {@code figure} ({@code "validation.loss"}) has not become better by more than {@code
   * least} for {@code patience} epochs.
   */
  public EarlyStopping(String figure, Goal goal, int patience, double least) {
    if (patience < 1 || !(least >= 0)) {
      throw new NablaException(
          "earlyStopping",
          "a patience of at least 1 epoch, and a change of at least 0",
          patience + " and " + least,
          "raise them");
    }
    this.best = new Best(figure, goal, least);
    this.patience = patience;
  }

  /** Of a figure that is to become less, by however little. */
  public EarlyStopping(String figure, int patience) {
    this(figure, Goal.LEAST, patience, 0);
  }

  /** A run that it ended before is not to go on. */
  @Override
  public void onStart(Run run) {
    stopIfOver(run);
  }

  @Override
  public void onEpoch(Run run) {
    waited = best.improves(run) ? 0 : waited + 1;
    stopIfOver(run);
  }

  private void stopIfOver(Run run) {
    if (waited >= patience) {
      run.stop(best.figure() + " has not become better for " + patience + " epochs");
    }
  }

  @Override
  public Map<String, Double> state() {
    return Map.of("best", best.value(), "waited", waited);
  }

  @Override
  public void restore(Map<String, Double> state) {
    best.restore(Best.of(state, "best"));
    waited = Best.of(state, "waited");
  }
}
