package dev.nabla.backend.pure.loop;

import java.lang.reflect.Array;

/**
 * Runs loops that want one index for all arrays on arrays with an offset each: block by block, on
 * copies that start at 0. Copying costs less than what the compiler loses over several indices.
 */
final class Blocks {
  /** Elements of a copy: three of them fit the first-level cache. */
  private static final int SIZE = 1024;

  private Blocks() {}

  static <A, R> void run(UnarySpan<A, R> loop, A a, int ai, R r, int ri, int n) {
    int size = Math.min(n, SIZE);
    A x = like(a, size);
    R y = like(r, size);
    for (int done = 0; done < n; done += size) {
      int m = Math.min(size, n - done);
      System.arraycopy(a, ai + done, x, 0, m);
      loop.span(x, y, 0, m);
      System.arraycopy(y, 0, r, ri + done, m);
    }
  }

  static <A, R> void run(BinarySpan<A, R> loop, A a, int ai, A b, int bi, R r, int ri, int n) {
    int size = Math.min(n, SIZE);
    A x = like(a, size);
    A y = like(b, size);
    R z = like(r, size);
    for (int done = 0; done < n; done += size) {
      int m = Math.min(size, n - done);
      System.arraycopy(a, ai + done, x, 0, m);
      System.arraycopy(b, bi + done, y, 0, m);
      loop.span(x, y, z, 0, m);
      System.arraycopy(z, 0, r, ri + done, m);
    }
  }

  @SuppressWarnings("unchecked")
  private static <A> A like(A array, int length) {
    return (A) Array.newInstance(array.getClass().getComponentType(), length);
  }
}
