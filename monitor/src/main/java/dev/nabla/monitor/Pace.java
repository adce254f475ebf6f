package dev.nabla.monitor;

import dev.nabla.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * How fast a run is, how long it will take, and how much memory its process has.
 *
 * <p>Samples per second are of training alone, over the last half second of it; the time that is
 * left is told from all that was done so far, validation included.
 */
final class Pace {
  private static final double SECOND = 1e9;
  private static final double WINDOW = 0.5;
  private static final double LOOK = 0.2;
  private static final int KILO = 1024;
  private static final String RESIDENT = "VmRSS:";

  private final LongSupplier nanoTime;
  private final long start;
  private final double epochsBefore;
  private final double doneBefore;
  private long last;
  private double trained;
  private long samples;
  private double looked = Double.NEGATIVE_INFINITY;

  private double done;
  private double perSecond = Double.NaN;
  private boolean measured;
  private double heap;
  private double process = Double.NaN;

  /** Begins now. */
  Pace(Run run, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.last = start;
    this.samples = run.samples();
    this.epochsBefore = epochs(run);
    this.done = done(run);
    this.doneBefore = done;
    look();
  }

  private static double epochs(Run run) {
    return run.epoch() - 1 + (run.batches() == 0 ? 0 : (double) run.batch() / run.batches());
  }

  private static double done(Run run) {
    return run.epochs() == 0 ? 1 : Math.min(1, epochs(run) / run.epochs());
  }

  /** How many epochs were done when it began, a part of one included. */
  double epochsBefore() {
    return epochsBefore;
  }

  void stepped(Run run) {
    long now = nanoTime.getAsLong();
    trained += (now - last) / SECOND;
    last = now;
    if (trained >= WINDOW || !measured) {
      perSecond = (run.samples() - samples) / Math.max(trained, 1 / SECOND);
    }
    if (trained >= WINDOW) {
      measured = true;
      trained = 0;
      samples = run.samples();
    }
    done = done(run);
    if (elapsed() - looked >= LOOK) {
      look();
    }
  }

  /** What came since the last step was no training. */
  void epoch(Run run) {
    last = nanoTime.getAsLong();
    done = done(run);
  }

  private void look() {
    looked = elapsed();
    Runtime runtime = Runtime.getRuntime();
    heap = (double) runtime.totalMemory() - runtime.freeMemory();
    process = resident();
  }

  /** Bytes of memory that the process has, where the system says so in a file. */
  private static double resident() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(RESIDENT)) {
          return Double.parseDouble(line.replaceAll("\\D", "")) * KILO;
        }
      }
    } catch (IOException e) {
      // not on Linux
    }
    return Double.NaN;
  }

  /** Since it began, in seconds. */
  double elapsed() {
    return (nanoTime.getAsLong() - start) / SECOND;
  }

  /** The share of the run that is done. */
  double done() {
    return done;
  }

  /** Seconds until the last epoch; NaN before the first step. */
  double remaining() {
    return done > doneBefore
        ? (last - start) / SECOND * (1 - done) / (done - doneBefore)
        : Double.NaN;
  }

  double samplesPerSecond() {
    return perSecond;
  }

  double heap() {
    return heap;
  }

  double process() {
    return process;
  }
}
