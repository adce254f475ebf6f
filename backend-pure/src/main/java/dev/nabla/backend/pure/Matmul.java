package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Domains;
import dev.nabla.backend.pure.matrix.Elements;
import dev.nabla.backend.pure.matrix.Product;
import dev.nabla.backend.pure.matrix.Products;
import dev.nabla.backend.pure.matrix.Target;
import dev.nabla.backend.pure.thread.Workers;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/**
 * {@code c[.., i, j] = sum over k of a[.., i, k] * b[.., k, j]}.
 *
 * <p>Up to {@link Product#FEW} terms are added in the order of k, each product and sum rounded.
 */
final class Matmul<V> {
  /** From so many matrices on, threads share out whole ones. */
  private static final int MANY = 8;

  /** For so few rows it takes about as long to put b in order as to multiply. */
  private static final int FEW_ROWS = 64;

  /** Products of two elements in a nanosecond, on one thread, of small matrices. */
  private static final int PER_NANO = 16;

  private final Product<V> product;
  private final Elements<V> elements;
  private final Strided a;
  private final Strided b;
  private final V c;
  private final int n;
  private final int k;
  private final int m;

  private Matmul(Product<V> product, Elements<V> elements, Strided a, Strided b, int n, V c) {
    this.product = product;
    this.elements = elements;
    this.a = a;
    this.b = b;
    this.c = c;
    this.n = n;
    this.k = a.shape().extent(-1);
    this.m = b.shape().extent(-1);
  }

  static Strided of(Strided a, Strided b) {
    return switch (a.dtype()) {
      case FLOAT32 -> of(Products.FLOATS, Products.FLOAT_ELEMENTS, a, b);
      case FLOAT64 -> of(Products.DOUBLES, Products.DOUBLE_ELEMENTS, a, b);
      case INT64 -> LongMatmul.of(a, b);
      case BOOL -> throw Domains.outside("matmul", a.dtype());
    };
  }

  @SuppressWarnings("unchecked") // the dtype says so
  private static <V> Strided of(Product<V> product, Elements<V> elements, Strided a, Strided b) {
    Shape shape = a.shape().with(-1, b.shape().extent(-1));
    boolean empty = shape.size() == 0 || a.shape().extent(-1) == 0;
    Strided result = empty ? Strided.zeros(a.dtype(), shape) : Strided.unwritten(a.dtype(), shape);
    V c = (V) result.values();
    if (!empty) {
      int n = a.shape().extent(-2);
      boolean oneMatrix = isRepeated(b) && isOneMatrix(a);
      int rows = oneMatrix ? (int) (shape.size() / b.shape().extent(-1)) : n;
      Strided right = rows <= FEW_ROWS ? b.settled() : b;
      new Matmul<>(product, elements, a, right, rows, c).run(oneMatrix);
    }
    return result;
  }

  /** Whether all matrices of a batch are the same one. */
  private static boolean isRepeated(Strided b) {
    for (int axis = 0; axis < b.shape().rank() - 2; axis++) {
      if (b.strides()[axis] != 0 && b.shape().extent(axis) != 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether the rows of all matrices of a batch are equally far apart. */
  private static boolean isOneMatrix(Strided a) {
    int rows = a.shape().rank() - 2;
    long stride = (long) a.strides()[rows] * a.shape().extent(rows);
    for (int axis = rows - 1; axis >= 0; axis--) {
      int extent = a.shape().extent(axis);
      if (extent != 1 && a.strides()[axis] != stride) {
        return false;
      }
      stride *= extent;
    }
    return true;
  }

  private void run(boolean oneMatrix) {
    if (oneMatrix) {
      multiply(a.offset(), b.offset(), 0);
      return;
    }
    int[] matricesOfA = matrices(a);
    int[] matricesOfB = matrices(b);
    int size = n * m;
    if (matricesOfA.length < MANY) {
      for (int i = 0; i < matricesOfA.length; i++) {
        multiply(matricesOfA[i], matricesOfB[i], i * size);
      }
    } else {
      long nanos = (long) matricesOfA.length * size * k / PER_NANO;
      Workers.forEach(
          matricesOfA.length, nanos, i -> multiply(matricesOfA[i], matricesOfB[i], i * size));
    }
  }

  /** Where each matrix of a batch starts. */
  static int[] matrices(Strided a) {
    int[] extents = Arrays.copyOf(a.shape().toArray(), a.shape().rank() - 2);
    return Walk.positions(Shape.of(extents), a.strides(), a.offset());
  }

  @SuppressWarnings("unchecked") // the dtype says so
  private void multiply(int fromA, int fromB, int at) {
    product.multiply(
        elements.matrix((V) a.values(), fromA, stride(a, 2), stride(a, 1)),
        elements.matrix((V) b.values(), fromB, stride(b, 1), stride(b, 2)),
        n,
        k,
        m,
        new Target<>(c, at, m, 1, false));
  }

  private static int stride(Strided a, int fromEnd) {
    return a.strides()[a.strides().length - fromEnd];
  }
}
