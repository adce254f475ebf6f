package dev.nabla.backend.pure.loop;

/**
 * {@code r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i]} for i below n; r may be any of
 * them, at the same offset.
 *
 * @param <A> the Java arrays chosen from and written, as {@code float[]}
 */
@FunctionalInterface
public interface ChoiceLoop<A> {
  void run(boolean[] condition, int ci, A a, int ai, A b, int bi, A r, int ri, int n);

  /** This loop for callers who know from a dtype, but not from a type, which arrays it takes. */
  @SuppressWarnings("unchecked")
  default ChoiceLoop<Object> untyped() {
    return (ChoiceLoop<Object>) this;
  }
}
