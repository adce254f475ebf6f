package dev.nabla.backend.pure.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One loop: tasks are taken from a counter by whoever comes, and counted again when done. */
final class Region {
  private final int tasks;
  private final IntConsumer task;
  private final Thread caller = Thread.currentThread();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable Throwable failure;
  private volatile boolean waiting;

  Region(int tasks, IntConsumer task) {
    this.tasks = tasks;
    this.task = task;
  }

  int tasks() {
    return tasks;
  }

  boolean hasWork() {
    return next.get() < tasks;
  }

  /** Does tasks until none is left to take. */
  void work() {
    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
      if (failure == null) {
        attempt(i);
      }
      if (done.incrementAndGet() == tasks && waiting) {
        LockSupport.unpark(caller);
      }
    }
  }

  private void attempt(int i) {
    try {
      task.accept(i);
    } catch (Throwable thrown) { // also errors: the caller is to have them, whoever met them
      failure = thrown;
    }
  }

  /** Waits for the tasks of others, then throws what one of them threw. */
  void finish() {
    long start = System.nanoTime();
    while (done.get() < tasks && System.nanoTime() - start < Workers.SPIN_NANOS) {
      Thread.onSpinWait();
    }
    waiting = true;
    boolean interrupted = false;
    while (done.get() < tasks) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted(); // park returns at once as long as it is set
    }
    if (interrupted) {
      caller.interrupt();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      Region.<RuntimeException>rethrow(thrown);
    }
  }

  /** As it is: a task throws only what its signature allows. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
