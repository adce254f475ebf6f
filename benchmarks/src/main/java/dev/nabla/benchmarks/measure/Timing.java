package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.measure.WorkerProcess.Block;

/**
 * How long to warm up, to measure, and how often.
 *
 * @param warmUpNanos of the processor, at least, on each side
 * @param blockNanos what a block is to take
 */
record Timing(long warmUpNanos, long blockNanos, int rounds) {
  private static final long MILLI = 1_000_000;
  private static final int PATIENCE = 10;
  private static final int NETWORK = 8;

  /** What is less by less than this may be chance. */
  private static final double LESS = 0.97;

  private static final int MOST_CALLS = 100_000_000;

  static Timing of(Options options) {
    Timing usual =
        options.quick
            ? new Timing(700 * MILLI, 20 * MILLI, 5)
            : new Timing(3000 * MILLI, 100 * MILLI, 15);
    return new Timing(
        options.warmUp == null ? usual.warmUpNanos : (long) (options.warmUp * 1000 * MILLI),
        usual.blockNanos,
        options.rounds == null ? usual.rounds : options.rounds);
  }

  /**
   * Warms {@code worker} up; returns how many calls make a block.
   *
   * <p>What counts is the time that the processor gave to it, compilers included: on a busy machine
   * that is less than what has passed. A wrapper that waits for the real process gets none, so ten
   * times as much that has passed will do, too. A JVM is warm when for a third of that time calls
   * neither got faster nor allocated less, as compiled code does; it has to be after ten times as
   * much as is asked for.
   */
  int warmUp(WorkerProcess worker) {
    return warmUp(worker, warmUpNanos);
  }

  /** The same with eight times as long: a network runs through hundreds of methods to compile. */
  int warmUpLong(WorkerProcess worker) {
    return warmUp(worker, NETWORK * warmUpNanos);
  }

  private int warmUp(WorkerProcess worker, long least) {
    long begin = worker.processorNanos();
    long passed = 0;
    double fastest = Double.MAX_VALUE;
    double leanest = Double.MAX_VALUE;
    long since = 0; // when it was that fast and lean
    int count = 1;
    while (true) {
      Block block = worker.time(count);
      int next = callsFor(block);
      passed += block.nanos();
      long spent = Math.max(worker.processorNanos() - begin, passed / PATIENCE);
      if (block.nanosEach() < LESS * fastest || block.bytesEach() < LESS * leanest) {
        since = spent;
      }
      fastest = Math.min(fastest, block.nanosEach());
      leanest = Math.min(leanest, block.bytesEach());
      boolean settled = spent - since >= spent / 3 || spent >= PATIENCE * least;
      if (settled && spent >= least && block.nanos() >= blockNanos / 2) {
        return next;
      }
      count = Math.min(next, 10 * count); // the first calls say little
    }
  }

  private int callsFor(Block block) {
    double calls = blockNanos / Math.max(1, block.nanosEach());
    return (int) Math.max(1, Math.min(MOST_CALLS, calls));
  }
}
