package dev.nabla.backend.pure.loop;

/**
 * A loop in plain Java: {@code r[i] = f(a[i], b[i])} for i from {@code from} until {@code to}.
 *
 * @param <A> the Java arrays read, as {@code float[]}
 * @param <R> the Java array written
 * @see UnarySpan
 */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // a lambda for either does the same
interface BinarySpan<A, R> extends BinaryLoop<A, R> {
  void span(A a, A b, R r, int from, int to);

  @Override
  default void run(A a, int ai, A b, int bi, R r, int ri, int n) {
    if (ai == ri && bi == ri) {
      span(a, b, r, ri, ri + n);
    } else {
      Blocks.run(this, a, ai, b, bi, r, ri, n);
    }
  }
}
