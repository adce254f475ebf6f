package dev.nabla.monitor;

import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.NablaException;
import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run does into a folder that TensorBoard shows.
 *
 * <p>After steps: {@code train/loss}, {@code train/learningRate} and {@code train/gradientNorm};
 * after epochs: each figure, {@code epoch/loss} and {@code validation/accuracy}; the model as a
 * text. All are at the number of steps taken, over all epochs. A run that goes on from a checkpoint
 * goes on with a file of its own in the same folder, and takes back what was written after that.
 */
public final class TensorBoard implements Callback {
  private static final String VALIDATION = "validation.";

  private final Path folder;
  private int every = 1;
  private boolean histograms;
  private double learningRate = Double.NaN;
  private double gradientNorm = Double.NaN;
  private @Nullable SummaryWriter writer;

  /** Writes into {@code folder}, which is one run. */
  public TensorBoard(Path folder) {
    this.folder = folder;
  }

  /** Writes only every so many steps. */
  public TensorBoard every(int steps) {
    if (steps < 1) {
      throw new NablaException("every", "at least 1 step", Integer.toString(steps), "raise it");
    }
    every = steps;
    return this;
  }

  /** Writes how the values of each parameter are spread, after each epoch. */
  public TensorBoard histograms() {
    histograms = true;
    return this;
  }

  /** What it writes with during a run, for a callback that has more to write. */
  public SummaryWriter writer() {
    SummaryWriter open = writer;
    if (open == null) {
      throw new NablaException(
          "tensorBoard", "a run", "none that has begun", "ask from onStart on, until onEnd");
    }
    return open;
  }

  @Override
  public void onStart(Run run) {
    SummaryWriter opened = new SummaryWriter(folder);
    writer = opened;
    if (run.steps() > 0) {
      opened.purge(run.steps() + 1);
    }
    opened.addText("model", "```\n" + run.model() + "\n```", run.steps());
    opened.flush();
  }

  /** The rate is what the step is taken with: a schedule may have changed it when it is over. */
  @Override
  public void onGradients(Run run) {
    if ((run.steps() + 1) % every == 0) {
      Optimizer optimizer = run.optimizer();
      learningRate =
          optimizer.groups().isEmpty() ? Double.NaN : optimizer.groups().get(0).learningRate();
      gradientNorm = run.gradientNorm();
    }
  }

  @Override
  public void onStep(Run run) {
    if (run.steps() % every == 0) {
      writer().addScalar("train/loss", run.loss(), run.steps());
      if (!Double.isNaN(learningRate)) {
        writer().addScalar("train/learningRate", learningRate, run.steps());
      }
      writer().addScalar("train/gradientNorm", gradientNorm, run.steps());
    }
  }

  @Override
  public void onEpoch(Run run) {
    run.figures()
        .forEach(
            (name, value) ->
                writer()
                    .addScalar(
                        name.startsWith(VALIDATION)
                            ? "validation/" + name.substring(VALIDATION.length())
                            : "epoch/" + name,
                        value,
                        run.steps()));
    if (histograms) {
      run.model()
          .namedParameters()
          .forEach(
              (name, value) -> writer().addHistogram("parameters/" + name, value, run.steps()));
    }
    writer().flush();
  }

  @Override
  public void onEnd(Run run) {
    SummaryWriter open = writer;
    if (open == null) {
      return; // one before this did not let the run begin
    }
    writer = null;
    try (open) {
      History history = run.history();
      String why = history.stopped().isEmpty() ? "" : ": " + history.stopped();
      open.addText("ending", history.ending() + why, run.steps());
    }
  }
}
