package dev.nabla.backend.pure;

/**
 * {@code r[at] =} the fold of {@code n} (at least one) elements of a from {@code from} on.
 *
 * @param <A> the Java array read and written, as {@code float[]}
 */
@FunctionalInterface
interface Fold<A> {
  void run(A a, int from, int n, A r, int at);

  /** This fold for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default Fold<Object> untyped() {
    return (Fold<Object>) this;
  }
}
