package dev.nabla.backend.pure;

/**
 * {@code r[i] = f(a[i])} for i below n; r may be a.
 *
 * @param <A> the Java array read, as {@code float[]}
 * @param <R> the Java array written
 */
@FunctionalInterface
interface UnaryLoop<A, R> {
  void run(A a, R r, int n);

  /** This loop for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default UnaryLoop<Object, Object> untyped() {
    return (UnaryLoop<Object, Object>) this;
  }
}
