package dev.nabla.backend.pure.loop;

/**
 * A loop in plain Java: {@code r[i] = f(a[i])} for i from {@code from} until {@code to}.
 *
 * <p>The compiler vectorises where all arrays have one index; other offsets go through blocks.
 *
 * @param <A> the Java array read, as {@code float[]}
 * @param <R> the Java array written
 */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // a lambda for either does the same
interface UnarySpan<A, R> extends UnaryLoop<A, R> {
  void span(A a, R r, int from, int to);

  @Override
  default void run(A a, int ai, R r, int ri, int n) {
    if (ai == ri) {
      span(a, r, ai, ai + n);
    } else {
      Blocks.run(this, a, ai, r, ri, n);
    }
  }
}
