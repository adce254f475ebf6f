package dev.nabla.backend.pure.loop;

/**
 * {@code r[ri + i] = f(a[ai + i])} for i below n; r may be a, at the same offset.
 *
 * @param <A> the Java array read, as {@code float[]}
 * @param <R> the Java array written
 */
@FunctionalInterface
public interface UnaryLoop<A, R> {
  void run(A a, int ai, R r, int ri, int n);

  /** This loop for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default UnaryLoop<Object, Object> untyped() {
    return (UnaryLoop<Object, Object>) this;
  }
}
