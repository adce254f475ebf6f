package dev.nabla.train;

import dev.nabla.nn.Module;
import dev.nabla.optim.GradientClipping;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.NablaException;
import dev.nabla.train.History.Ending;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a training run is. */
public final class Run {
  private final Trainer trainer;
  private final Progress progress;
  private final int epochs;
  private final int batches;
  private double loss = Double.NaN;
  private boolean gradients;
  private @Nullable Double gradientNorm;
  private Ending ending = Ending.COMPLETE;
  private @Nullable String reason;

  Run(Trainer trainer, Progress progress, int epochs, int batches) {
    this.trainer = trainer;
    this.progress = progress;
    this.epochs = epochs;
    this.batches = batches;
  }

  /** What is trained. */
  public Module model() {
    return trainer.model();
  }

  /** What trains it. */
  public Optimizer optimizer() {
    return trainer.optimizer();
  }

  /** The present epoch, from 1 on. */
  public int epoch() {
    return progress.epoch() + 1;
  }

  /** How many epochs are wanted. */
  public int epochs() {
    return epochs;
  }

  /** How many batches of the epoch have been taken. */
  public int batch() {
    return progress.batches();
  }

  /** How many batches an epoch has. */
  public int batches() {
    return batches;
  }

  /** How many steps the optimizer has taken, over all epochs, those of a checkpoint included. */
  public long steps() {
    return progress.steps();
  }

  /** How many samples were trained on, over all epochs, those of a checkpoint included. */
  public long samples() {
    return progress.seen();
  }

  /**
   * The Euclidean norm of all gradients of this step as one vector, before clipping; worked out
   * when it is first asked for, which must be in {@link Callback#onGradients}.
   */
  public double gradientNorm() {
    if (gradientNorm == null) {
      if (!gradients) {
        throw new NablaException(
            "gradientNorm",
            "to be asked in onGradients",
            "a step whose gradients are gone",
            "ask there, and keep the number");
      }
      gradientNorm = GradientClipping.getTotalNorm(optimizer().parameters());
    }
    return gradientNorm;
  }

  /** Whether there are gradients now: new ones, or the same no longer. */
  void gradients(boolean present) {
    gradients = present;
    if (present) {
      gradientNorm = null;
    }
  }

  /** The loss of the last batch. */
  public double loss() {
    return loss;
  }

  void loss(double of) {
    loss = of;
  }

  /** The mean loss over the samples of the epoch so far. */
  public double meanLoss() {
    return progress.meanLoss();
  }

  /**
   * What came out of the last whole epoch: {@code loss}, {@code learningRate}, and with a
   * validation {@code validation.loss} and each metric as {@code validation.name}; empty before.
   */
  public Map<String, Double> figures() {
    List<History.Epoch> past = progress.past();
    return past.isEmpty() ? Collections.emptyMap() : past.get(past.size() - 1).figures();
  }

  /** All that came out so far. */
  public History history() {
    return new History(progress.past(), ending, stopped().orElse(""));
  }

  /** Ends the run after this step, or this epoch; the first reason counts. */
  public void stop(String because) {
    stop(Ending.STOPPED, because);
  }

  void stop(Ending how, String because) {
    if (reason == null) {
      ending = how;
      reason = because;
    }
  }

  /** Ends the run, whatever else was to end it. */
  void fail(Throwable failure) {
    ending = Ending.FAILED;
    reason = failure.toString();
  }

  /** Why the run ends before its last epoch, or failed; empty if it does not. */
  public Optional<String> stopped() {
    return Optional.ofNullable(reason);
  }
}
