package dev.nabla.backend.pure.loop;

/**
 * {@code r[at] =} the fold of {@code n} (at least one) elements of a from {@code from} on.
 *
 * @param <A> the Java array read and written, as {@code float[]}
 */
@FunctionalInterface
public interface Fold<A> {
  /** So many elements are folded one after the other; the order within more is the loop's. */
  int IN_ORDER = 64;

  void run(A a, int from, int n, A r, int at);

  /** This fold for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default Fold<Object> untyped() {
    return (Fold<Object>) this;
  }
}
