package dev.nabla.backend.pure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Computes a pending result and the pending ones that it is computed from in one pass over memory:
 * block by block, each block through all operations while it is in the first-level cache (Alted,
 * "Why modern CPUs are starving and what can be done about it", 2010).
 *
 * <p>Whole arrays are written for the result and for what was computed before too often; the rest
 * lives in scratch blocks.
 */
final class Fusion {
  /** Elements of a block: several of them fit the first-level cache. */
  private static final int BLOCK = 1024;

  /** Held for writing by a pass that overwrites what it reads, by others for reading. */
  private static final ReentrantReadWriteLock PASSES = new ReentrantReadWriteLock();

  private final Pending root;
  private final boolean alone;
  private final Map<Pending, Stage> stages = new LinkedHashMap<>();

  private Fusion(Pending root, boolean alone) {
    this.root = root;
    this.alone = alone;
    stage(root);
  }

  /** Computes {@code root}; no pass waits for another to end but for one that overwrites. */
  static void compute(Pending root) {
    boolean alone = root.isState() && PASSES.writeLock().tryLock();
    Lock lock = alone ? PASSES.writeLock() : PASSES.readLock();
    if (!alone) {
      lock.lock();
    }
    try {
      new Fusion(root, alone).run();
    } finally {
      lock.unlock();
    }
  }

  /** The stage of {@code pending}, after those that it reads; none if it was computed meanwhile. */
  private @Nullable Stage stage(Pending pending) {
    Stage known = stages.get(pending);
    Strided[] operands = known == null ? pending.retainedOperands() : null;
    if (operands == null) {
      return known;
    }
    @Nullable Stage[] sources = new Stage[operands.length];
    for (int i = 0; i < operands.length; i++) {
      Pending before = operands[i].pending();
      sources[i] = before == null ? null : stage(before);
    }
    boolean isStored = pending == root || pending.isStoredNow();
    Stage stage = new Stage(stages.size(), pending, isStored, operands, sources);
    stages.put(pending, stage);
    return stage;
  }

  private void run() {
    Stage[] order = stages.values().toArray(Stage[]::new);
    if (order.length == 0) {
      return; // another thread was faster
    }
    try {
      List<Task> tasks = Tasks.of(order, root.length());
      store(order, tasks);
      new FusionPass(tasks, order.length, block(order)).run(root.length());
      for (Stage stage : order) {
        if (stage.stored != null) {
          stage.pending.computed(stage.stored);
        }
      }
    } finally {
      for (Stage stage : order) {
        if (stage.replaced != null) {
          stage.replaced.lose(); // also if the pass failed half-way
        }
      }
      for (Stage stage : order) {
        Pending.release(stage.operands);
      }
    }
  }

  /** Finds room for what is stored: a state takes that of what it replaces, if nobody reads it. */
  private void store(Stage[] order, List<Task> tasks) {
    LastReaders readers = alone ? new LastReaders(order, tasks) : null;
    for (int i = 0; i < tasks.size(); i++) {
      for (Stage stage : tasks.get(i).results()) {
        if (stage.isStored) {
          Source replaced = readers == null ? null : readers.replacedBy(stage, i);
          stage.replaced = replaced;
          stage.stored =
              replaced == null
                  ? Pool.SHARED.take(stage.pending.dtype(), stage.pending.length())
                  : replaced.values();
        }
      }
    }
  }

  /** A whole number of periods of the first operand that repeats in short ones. */
  private static int block(Stage... order) {
    for (Stage stage : order) {
      for (int i = 0; i < stage.operands.length; i++) {
        int period = stage.sources[i] == null ? stage.operands[i].period() : 1;
        if (period > 1 && period <= BLOCK) {
          return BLOCK / period * period;
        }
      }
    }
    return BLOCK;
  }
}
