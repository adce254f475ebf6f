package dev.nabla.monitor;

import dev.nabla.optim.Optimizer;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a page shows of a run, written by the thread that trains and read by those that serve. */
final class LiveState {
  private static final int ROWS = 1200;
  private static final String RUNNING = "running";

  private long run;
  private long version;
  private Thinned steps = new Thinned(ROWS);
  private Thinned epochs = new Thinned(ROWS);
  private final List<String> names = new ArrayList<>();
  private final Map<String, Object> status = new LinkedHashMap<>();
  private @Nullable Pace pace;
  private boolean closed;

  LiveState() {
    status.put("state", "waiting");
  }

  /**
   * What is new to a page.
   *
   * @param cursor how far the page is once it has that
   * @param status by name: texts, and numbers of which NaN is none
   * @param steps rows from {@code stepsFrom} on, which take the place of those that it has
   */
  record Update(
      Cursor cursor,
      Map<String, Object> status,
      int stepsFrom,
      List<double[]> steps,
      List<String> names,
      int epochsFrom,
      List<double[]> epochs) {}

  synchronized void start(Run of, Pace begun) {
    run = Math.max(run + 1, System.currentTimeMillis()); // tells it from others at this address
    pace = begun;
    steps = new Thinned(ROWS);
    epochs = new Thinned(ROWS);
    names.clear();
    status.clear();
    status.put("state", RUNNING);
    for (History.Epoch epoch : of.history().epochs()) {
      add(epoch, (double) of.steps() * epoch.number() / begun.epochsBefore());
    }
    changed(of);
  }

  synchronized void step(Run of, double rate, double gradientNorm) {
    Pace at = Objects.requireNonNull(pace);
    steps.add(
        of.steps(), of.loss(), rate, gradientNorm, at.samplesPerSecond(), at.heap(), at.process());
    status.put("loss", of.loss());
    status.put("learningRate", rate);
    if (!Double.isNaN(gradientNorm)) {
      status.put("gradientNorm", gradientNorm);
    }
    changed(of);
  }

  synchronized void epoch(Run of) {
    List<History.Epoch> past = of.history().epochs();
    add(past.get(past.size() - 1), (double) of.steps());
    changed(of);
  }

  private void add(History.Epoch epoch, double step) {
    epoch.figures().keySet().stream().filter(n -> !names.contains(n)).forEach(names::add);
    double[] values = new double[names.size() + 2];
    values[0] = step;
    values[1] = epoch.seconds();
    for (int i = 0; i < names.size(); i++) {
      values[i + 2] = epoch.figures().getOrDefault(names.get(i), Double.NaN);
    }
    epochs.add(epoch.number(), values);
  }

  synchronized void end(Run of) {
    History history = of.history();
    status.put("state", history.ending().name().toLowerCase(Locale.ROOT));
    status.put("reason", history.stopped());
    changed(of);
  }

  private void changed(Run of) {
    Pace at = Objects.requireNonNull(pace);
    status.put("epoch", Math.min(of.epoch(), of.epochs()));
    status.put("epochs", of.epochs());
    status.put("epochsDone", of.epoch() - 1);
    status.put("batch", of.batch());
    status.put("batches", of.batches());
    status.put("step", of.steps());
    status.put("samples", of.samples());
    status.put("done", at.done());
    status.put("elapsed", at.elapsed());
    status.put("remaining", RUNNING.equals(status.get("state")) ? at.remaining() : Double.NaN);
    status.put("samplesPerSecond", at.samplesPerSecond());
    status.put("heap", at.heap());
    status.put("heapMost", (double) Runtime.getRuntime().maxMemory());
    status.put("process", at.process());
    version++;
    notifyAll();
  }

  /** The rate of the first group, or NaN. */
  static double rate(Optimizer optimizer) {
    return optimizer.groups().isEmpty() ? Double.NaN : optimizer.groups().get(0).learningRate();
  }

  /** What a page that knows {@code known} does not know. */
  synchronized Update since(Cursor known) {
    boolean same = known.run() == run;
    Cursor from = same ? known : Cursor.NONE;
    int step = steps.changedSince(from.steps(), from.stepsOf());
    int epoch = epochs.changedSince(from.epochs(), from.epochsOf());
    return new Update(
        new Cursor(run, version, steps.added(), steps.stride(), epochs.added(), epochs.stride()),
        new LinkedHashMap<>(status),
        step,
        steps.from(step),
        List.copyOf(names),
        epoch,
        epochs.from(epoch));
  }

  /** Waits until there is more than {@code known}, or it is closed, or the time is over. */
  synchronized void await(Cursor known, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!closed && known.run() == run && known.version() == version) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** Waits until it is closed, or the time is over. */
  synchronized void awaitClosed(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
