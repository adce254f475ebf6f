package dev.nabla.backend.pure.loop;

/**
 * {@code r[ri + i] = f(s, a[ai + i], b[bi + i], c[ci + i])} for i below n; r may be any of them, at
 * the same offset.
 *
 * @param <A> the Java arrays read and written, as {@code float[]}
 */
@FunctionalInterface
public interface TernaryLoop<A> {
  void run(double s, A a, int ai, A b, int bi, A c, int ci, A r, int ri, int n);

  /** This loop for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default TernaryLoop<Object> untyped() {
    return (TernaryLoop<Object>) this;
  }
}
