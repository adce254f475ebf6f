package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Work;

/** Whether a work puts off what it is timed for until somebody reads its result. */
final class Deferral {
  private static final int TIMES = 20;

  /** Of a call's time: less is no matter. */
  private static final double SHARE = 0.25;

  private Deferral() {}

  /** Whether the first reading takes far longer than the second, measured by the call. */
  static boolean of(Work timed) {
    // What a scope releases cannot be read any more.
    Work work = timed instanceof NablaSide.Scoped scoped ? scoped.work() : timed;
    long call = Long.MAX_VALUE;
    long first = Long.MAX_VALUE;
    long second = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      Object made = work.call();
      long called = System.nanoTime();
      int length = Results.floats(made).length;
      long read = System.nanoTime();
      int again = Results.floats(made).length;
      long end = System.nanoTime();
      call = Math.min(call, called - start);
      first = Math.min(first, read - called);
      second = Math.min(second, end - read + (length - again));
    }
    return first > 2 * second + SHARE * call;
  }
}
