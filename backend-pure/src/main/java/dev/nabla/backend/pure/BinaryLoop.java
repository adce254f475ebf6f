package dev.nabla.backend.pure;

/**
 * {@code r[i] = f(a[i], b[i])} for i below n; r may be a or b.
 *
 * @param <A> the Java arrays read, as {@code float[]}
 * @param <R> the Java array written
 */
@FunctionalInterface
interface BinaryLoop<A, R> {
  void run(A a, A b, R r, int n);

  /** This loop for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default BinaryLoop<Object, Object> untyped() {
    return (BinaryLoop<Object, Object>) this;
  }
}
