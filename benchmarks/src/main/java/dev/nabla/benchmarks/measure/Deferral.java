package dev.nabla.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Work;
import java.lang.management.ManagementFactory;

/**
 * Whether a work puts off what it is timed for until somebody reads its result. Told by what the
 * readings allocate, not by how long they take: a clock lies on a busy machine.
 */
final class Deferral {
  private static final int TIMES = 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Deferral() {}

  /** Whether the first reading allocates room for the numbers once more than the second. */
  static boolean of(Work timed) {
    // What a scope releases cannot be read any more.
    Work work = timed instanceof NablaSide.Scoped scoped ? scoped.work() : timed;
    long more = Long.MAX_VALUE;
    long numbers = 0;
    for (int i = 0; i < TIMES; i++) {
      Object made = work.call();
      long start = THREADS.getCurrentThreadAllocatedBytes();
      numbers = (long) Float.BYTES * Results.floats(made).length;
      long read = THREADS.getCurrentThreadAllocatedBytes();
      int again = Results.floats(made).length;
      long end = THREADS.getCurrentThreadAllocatedBytes();
      more = Math.min(more, read - start - (end - read) + (numbers / Float.BYTES - again));
    }
    return more >= numbers && numbers > 0;
  }
}
