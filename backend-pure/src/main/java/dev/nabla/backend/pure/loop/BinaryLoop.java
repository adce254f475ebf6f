package dev.nabla.backend.pure.loop;

/**
 * {@code r[ri + i] = f(a[ai + i], b[bi + i])} for i below n; r may be a or b, at the same offset.
 *
 * @param <A> the Java arrays read, as {@code float[]}
 * @param <R> the Java array written
 */
@FunctionalInterface
public interface BinaryLoop<A, R> {
  void run(A a, int ai, A b, int bi, R r, int ri, int n);

  /** This loop for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default BinaryLoop<Object, Object> untyped() {
    return (BinaryLoop<Object, Object>) this;
  }
}
