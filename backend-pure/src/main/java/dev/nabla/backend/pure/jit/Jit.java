package dev.nabla.backend.pure.jit;

import dev.nabla.backend.pure.loop.Loops;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The loops of formulas, compiled once they have been wanted for so many elements that it pays: a
 * class is made in one to three milliseconds, and Java's own compiler is through with it after
 * another 40 to 80, with vectors after 70 to 230. Where that does not run, none is made.
 */
public final class Jit {
  /** The one of this process. */
  public static final Jit SHARED = new Jit(Loops.areOptimised() ? 1 << 22 : Long.MAX_VALUE);

  /** So many formulas are known at a time; a program has some dozens. */
  private static final int MOST = 1024;

  private static final String NAME = Jit.class.getPackageName().replace('.', '/') + "/Loop";

  private static final class Entry {
    private final AtomicLong wanted = new AtomicLong();
    private volatile Optional<FormulaLoop> loop = Optional.empty();
  }

  private final long least;
  private final Map<Formula, Entry> entries = new ConcurrentHashMap<>();

  /** Compiles what is wanted for {@code least} elements. */
  Jit(long least) {
    this.least = least;
  }

  /** The loop of {@code formula}, now wanted for n elements; empty as long as it does not pay. */
  public Optional<FormulaLoop> loop(Formula formula, int n) {
    Entry entry = entries.get(formula);
    if (entry == null) {
      if (entries.size() >= MOST) {
        entries.clear();
      }
      entry = entries.computeIfAbsent(formula, f -> new Entry());
    }
    if (entry.loop.isEmpty() && entry.wanted.addAndGet(n) >= least) {
      compile(entry, formula);
    }
    return entry.loop;
  }

  private static void compile(Entry entry, Formula formula) {
    synchronized (entry) {
      if (entry.loop.isEmpty()) {
        entry.loop = Optional.of(compiled(formula, Loops.lanes(formula.dtype())));
      }
    }
  }

  /** With vectors of so many lanes, or without. */
  static FormulaLoop compiled(Formula formula, int lanes) {
    return lanes > 0
        ? made(LoopWriter.inVectors(formula, NAME, lanes))
        : new InPlace(formula.arrays(), over -> made(LoopWriter.inPlace(formula, NAME, over)));
  }

  private static FormulaLoop made(byte[] file) {
    try {
      Class<?> loop = MethodHandles.lookup().defineHiddenClass(file, true).lookupClass();
      return (FormulaLoop) loop.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("a loop that Java does not take", e);
    }
  }
}
