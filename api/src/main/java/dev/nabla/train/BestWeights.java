package dev.nabla.train;

import dev.nabla.io.Safetensors;
import java.nio.file.Path;
import java.util.Map;

/** Writes a model's weights whenever a figure is the best so far. */
public final class BestWeights implements Callback {
  private final Best best;
  private final Path file;

  /** Writes {@code model.stateDict()} to {@code file} when {@code figure} is at its best. */
  public BestWeights(String figure, Goal goal, Path file) {
    this.best = new Best(figure, goal, 0);
    this.file = file;
  }

  @Override
  public void onEpoch(Run run) {
    if (best.improves(run)) {
      Safetensors.write(file, run.model().stateDict());
    }
  }

  @Override
  public Map<String, Double> state() {
    return Map.of("best", best.value());
  }

  @Override
  public void restore(Map<String, Double> state) {
    best.restore(Best.of(state, "best"));
  }
}
