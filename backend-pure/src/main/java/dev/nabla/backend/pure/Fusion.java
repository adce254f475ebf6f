package dev.nabla.backend.pure;

import java.util.LinkedHashMap;
import java.util.Map;
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

  /** One operation of the pass. */
  static final class Stage {
    final int number;
    final Pending pending;
    final Strided[] operands;

    /** The stage that computes an operand; none for one that is there. */
    final @Nullable Stage[] sources;

    /** How many operands of other stages this is. */
    int readers;

    /** Where all of the result goes, if it is stored. */
    @Nullable Object stored;

    private Stage(int number, Pending pending, Strided[] operands, @Nullable Stage[] sources) {
      this.number = number;
      this.pending = pending;
      this.operands = operands;
      this.sources = sources;
      for (Stage source : sources) {
        if (source != null) {
          source.readers++;
        }
      }
    }
  }

  private final Pending root;
  private final Map<Pending, Stage> stages = new LinkedHashMap<>();

  Fusion(Pending root) {
    this.root = root;
    Stage last = stage(root);
    if (last != null) {
      last.stored = Pool.SHARED.take(root.dtype(), root.length());
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
    Stage stage = new Stage(stages.size(), pending, operands, sources);
    if (pending != root && pending.isStoredNow()) {
      stage.stored = Pool.SHARED.take(pending.dtype(), pending.length());
    }
    stages.put(pending, stage);
    return stage;
  }

  void run() {
    Stage[] order = stages.values().toArray(Stage[]::new);
    try {
      new FusionPass(order, block(order)).run(root.length());
      for (Stage stage : order) {
        if (stage.stored != null) {
          stage.pending.computed(stage.stored);
        }
      }
    } finally {
      for (Stage stage : order) {
        Pending.release(stage.operands);
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
