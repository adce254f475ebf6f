package dev.nabla.benchmarks.work;

/** Something made ready to be done again and again, on one side. */
@FunctionalInterface
public interface Work {
  /**
   * What is timed: computes everything, and returns something that depends on all of it, so that
   * nothing can be left out.
   */
  Object call();

  /** Elements that both sides must agree on; asked for once, before any timing. */
  default float[] result() {
    return Results.floats(call());
  }
}
