package dev.nabla.train;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.GradientClipping;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.History.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loop of training: batches, steps and epochs, validation, metrics and callbacks.
 *
 * <pre>{@code
 * Trainer trainer =
 *     new Trainer(backend, model, backend.crossEntropyLoss(), optimizer)
 *         .validation(held)
 *         .metric("accuracy", new Accuracy())
 *         .callback(new EarlyStopping("validation.loss", 5));
 * History history = trainer.fit(loader, 50);
 * }</pre>
 *
 * <p>Each step has a scope of its own. A loss that is not finite ends the run before it changes a
 * parameter. With {@link #checkpoint} the run can be interrupted and resumed: on the same backend
 * it goes on bit for bit.
 */
public final class Trainer {
  private static final String INTERRUPTED = "interrupted";

  private final Backend backend;
  private final Module model;
  private final Loss loss;
  private final Optimizer optimizer;
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final Callbacks callbacks = new Callbacks();
  private final Progress progress = new Progress();
  private @Nullable DataLoader<Example> validation;
  private @Nullable Schedule schedule;
  private boolean scheduleSteps;
  private double maxNorm = Double.POSITIVE_INFINITY;
  private int accumulated = 1;
  private @Nullable Path file;

  /** Trains {@code model} so that {@code loss} becomes less. */
  public Trainer(Backend backend, Module model, Loss loss, Optimizer optimizer) {
    this.backend = backend;
    this.model = model;
    this.loss = loss;
    this.optimizer = optimizer;
  }

  /** Works out the loss and the metrics of {@code held} after each epoch. */
  public Trainer validation(DataLoader<Example> held) {
    validation = held;
    return this;
  }

  /** Adds a figure of the validation, {@code validation.name}. */
  public Trainer metric(String name, Metric metric) {
    if (name.equals(Evaluation.LOSS) || metrics.putIfAbsent(name, metric) != null) {
      throw new NablaException(
          "metric", "a name of its own, and not 'loss'", "'" + name + "'", "rename it");
    }
    return this;
  }

  /** Steps {@code schedule} after each epoch. */
  public Trainer schedule(Schedule schedule) {
    return schedule(schedule, false);
  }

  /** Steps {@code schedule} after each step of the optimizer, or after each epoch. */
  public Trainer schedule(Schedule schedule, boolean eachStep) {
    this.schedule = schedule;
    this.scheduleSteps = eachStep;
    return this;
  }

  /** Clips the norm of all gradients together, as {@link GradientClipping#clipGradNorm}. */
  public Trainer clipNorm(double maxNorm) {
    this.maxNorm = maxNorm;
    return this;
  }

  /**
   * Steps after the gradients of so many batches, each divided by their number: as one step of a
   * batch of all of them. What is left of an epoch is a smaller step.
   */
  public Trainer accumulate(int batches) {
    if (batches < 1) {
      throw new NablaException(
          "accumulate", "at least 1 batch", Integer.toString(batches), "raise it");
    }
    accumulated = batches;
    return this;
  }

  /** Adds one that looks on; they are called in their order. */
  public Trainer callback(Callback callback) {
    callbacks.add(callback);
    return this;
  }

  /**
   * Writes all that the run remembers to {@code file} after each epoch, and after the step in which
   * it is interrupted; {@link #fit} goes on from the file if it is there.
   */
  public Trainer checkpoint(Path file) {
    this.file = file;
    return this;
  }

  Module model() {
    return model;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  /**
   * Trains until {@code epochs} epochs are done, those of a checkpoint included.
   *
   * <p>Ctrl-C, or another way to end the JVM, ends it after the step, or the epoch if it was its
   * last, if there is a checkpoint; the JVM waits until that is written.
   */
  public History fit(DataLoader<Example> loader, int epochs) {
    Run run = new Run(this, progress, epochs, loader.batches());
    Path kept = file;
    Checkpoint checkpoint = checkpoint(loader);
    progress.rewind(); // what an earlier run had of this epoch is not gone on with
    if (kept != null && Files.exists(kept)) {
      checkpoint.load(kept);
    }
    try (Interruption interruption = Interruption.watch(kept != null)) {
      try {
        epochs(run, loader, checkpoint, interruption);
      } catch (Throwable failure) {
        run.fail(failure);
        callbacks.onEnd(run, failure);
        throw failure;
      }
      callbacks.onEnd(run);
    }
    return run.history();
  }

  private void epochs(
      Run run, DataLoader<Example> loader, Checkpoint checkpoint, Interruption interruption) {
    Path kept = file;
    callbacks.onStart(run);
    while (progress.epoch() < run.epochs() && run.stopped().isEmpty()) {
      epoch(run, loader, interruption);
      if (kept != null && run.history().ending() != Ending.NOT_FINITE) {
        checkpoint.save(kept);
      }
      if (interruption.isAsked() && progress.epoch() < run.epochs()) {
        run.stop(Ending.INTERRUPTED, INTERRUPTED);
      }
    }
  }

  private Checkpoint checkpoint(DataLoader<Example> loader) {
    Checkpoint checkpoint =
        new Checkpoint(backend)
            .component("model", model)
            .optimizer("optimizer", optimizer)
            .generator("random", backend.generator())
            .loader("data", loader)
            .numbers("trainer", progress::state, s -> progress.restore(s, loader.batches()));
    if (schedule != null) {
      checkpoint.resumable("schedule", schedule);
    }
    callbacks.addTo(checkpoint);
    return checkpoint;
  }

  private void epoch(Run run, DataLoader<Example> loader, Interruption interruption) {
    long start = System.nanoTime();
    Iterator<Example> batches = loader.iterator();
    while (batches.hasNext() && run.stopped().isEmpty()) {
      step(run, batches);
      if (interruption.isAsked() && batches.hasNext()) {
        run.stop(Ending.INTERRUPTED, INTERRUPTED);
      }
    }
    if (batches.hasNext() || run.history().ending() == Ending.NOT_FINITE) {
      return;
    }
    end(run, start);
  }

  private void end(Run run, long start) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(Evaluation.LOSS, progress.meanLoss());
    if (!optimizer.groups().isEmpty()) {
      figures.put("learningRate", optimizer.groups().get(0).learningRate());
    }
    DataLoader<Example> held = validation;
    if (held != null) {
      evaluate(held).forEach((name, value) -> figures.put("validation." + name, value));
    }
    if (schedule != null && !scheduleSteps) {
      schedule.step();
    }
    progress.ended(figures, (System.nanoTime() - start) / 1e9);
    callbacks.onEpoch(run);
  }

  /** One step of the optimizer, after as many batches as are accumulated. */
  private void step(Run run, Iterator<Example> batches) {
    model.train(); // a callback may have evaluated it
    int count = Math.min(accumulated, run.batches() - progress.batches());
    for (int i = 0; i < count; i++) {
      try (Scope scope = backend.scope()) {
        Example batch = batches.next();
        Tensor l = loss.of(model.forward(batch.input()), batch.target());
        double value = l.item();
        run.loss(value);
        if (!Double.isFinite(value)) {
          optimizer.zeroGrad();
          run.stop(
              Ending.NOT_FINITE,
              "the loss is %s in epoch %d, batch %d"
                  .formatted(value, run.epoch(), run.batch() + 1));
          return;
        }
        (count == 1 ? l : l.div(count)).backward();
        progress.took(batch.input().shape().extent(0), value);
      }
    }
    try (Scope scope = backend.scope()) {
      run.gradients(true);
      callbacks.onGradients(run);
      run.gradients(false);
      if (maxNorm < Double.POSITIVE_INFINITY) {
        GradientClipping.clipGradNorm(optimizer.parameters(), maxNorm);
      }
      optimizer.step();
      optimizer.zeroGrad();
    }
    progress.stepped();
    if (schedule != null && scheduleSteps) {
      schedule.step();
    }
    callbacks.onStep(run);
  }

  /** The loss and the metrics of {@code held}; leaves the model in its mode of evaluation. */
  public Map<String, Double> evaluate(DataLoader<Example> held) {
    return new Evaluation(backend, model, loss, metrics).of(held);
  }
}
