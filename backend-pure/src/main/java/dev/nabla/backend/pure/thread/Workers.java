package dev.nabla.backend.pure.thread;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that help with a loop whose iterations are independent.
 *
 * <p>One loop at a time is helped: what starts while another runs, on another thread or within a
 * task, runs where it started. Workers watch for work for {@link #SPIN_NANOS}, then park, and end
 * after {@link #KEEP_NANOS} without any, so that they hold no class loader.
 *
 * <p>How work is cut into tasks must not depend on how many threads there are.
 */
public final class Workers {
  /** How many threads work together, the caller's included; by default one per processor. */
  public static final String PROPERTY = "nabla.threads";

  /** So short a loop does not pay for handing out tasks. */
  private static final long SHORT_NANOS = 6_000;

  /** So short a loop does not pay for waking a parked thread. */
  private static final long WAKE_NANOS = 40_000;

  static final long SPIN_NANOS = 50_000;
  private static final long KEEP_NANOS = 2_000_000_000L;

  private static final Workers SHARED = new Workers(configured());

  private final int threads;
  private final AtomicReference<@Nullable Region> current = new AtomicReference<>();
  private final Worker[] workers;

  /** How many workers spin or work, rather than park. */
  private final AtomicInteger awake = new AtomicInteger();

  Workers(int threads) {
    this.threads = threads;
    this.workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(this);
    }
  }

  private static int configured() {
    int threads = parse(System.getProperty(PROPERTY));
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  /** 0 where it is not given, -1 where it says nothing. */
  private static int parse(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    try {
      int threads = Integer.parseInt(text.strip());
      return threads > 0 ? threads : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** What is wrong with {@link #PROPERTY}, if anything, and what to do. */
  public static Optional<String> refusal() {
    return refusal(System.getProperty(PROPERTY));
  }

  static Optional<String> refusal(@Nullable String text) {
    return parse(text) >= 0
        ? Optional.empty()
        : Optional.of(
            "-D"
                + PROPERTY
                + " must be a whole number from 1 on, but is \""
                + text
                + "\"; leave it out for one thread per processor");
  }

  /**
   * Runs {@code task} for 0 up to {@code tasks}, each once, in any order, and returns when all are
   * done.
   *
   * <p>What a task throws is thrown here; tasks not yet begun are left out then.
   *
   * @param nanos about how long all of them take on one thread: too little, and they run here
   */
  public static void forEach(int tasks, long nanos, IntConsumer task) {
    SHARED.run(tasks, nanos, task);
  }

  void run(int tasks, long nanos, IntConsumer task) {
    if (tasks > 1 && nanos >= SHORT_NANOS && threads > 1 && worthWaking(nanos)) {
      Region region = new Region(tasks, task);
      if (current.compareAndSet(null, region)) {
        together(region);
        return;
      }
    }
    for (int i = 0; i < tasks; i++) {
      task.accept(i);
    }
  }

  private boolean worthWaking(long nanos) {
    return nanos >= WAKE_NANOS || awake.get() > 0;
  }

  private void together(Region region) {
    try {
      for (int i = 0; i < workers.length && i < region.tasks() - 1; i++) {
        workers[i].wake();
      }
      region.work();
      region.finish();
    } finally {
      current.set(null);
    }
  }

  @Nullable Region current() {
    return current.get();
  }

  AtomicInteger awake() {
    return awake;
  }

  /** Whether a worker has been without work for too long. */
  static boolean isIdle(long since) {
    return System.nanoTime() - since > KEEP_NANOS;
  }

  /** Parks until woken, or until it is time to end. */
  static void park(Object blocker) {
    LockSupport.parkNanos(blocker, KEEP_NANOS);
  }
}
