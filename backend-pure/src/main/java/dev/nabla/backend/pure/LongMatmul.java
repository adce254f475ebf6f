package dev.nabla.backend.pure;

import dev.nabla.tensor.Shape;

/** {@link Matmul} of INT64, in tiles that fit the second-level cache. */
final class LongMatmul {
  private static final int TILE_ROWS = 128;
  private static final int TILE_COLUMNS = 512;

  /** Results narrower than this are computed as {@code (b^T a^T)^T}, whose rows are longer. */
  private static final int NARROW = 8;

  private final Strided a;
  private final Strided b;
  private final int n;
  private final int depth;
  private final int m;
  private final long[][] rowsOfB;
  private final long[][] tile;

  private LongMatmul(Strided a, Strided b) {
    this.a = a;
    this.b = b;
    this.n = a.shape().extent(-2);
    this.depth = a.shape().extent(-1);
    this.m = b.shape().extent(-1);
    this.rowsOfB = rows(LongRowSums.DEPTH);
    this.tile = rows(Math.min(n, TILE_ROWS));
  }

  private long[][] rows(int count) {
    return new long[count][Math.min(m, TILE_COLUMNS)];
  }

  static Strided of(Strided a, Strided b) {
    int m = b.shape().extent(-1);
    if (m < NARROW && m < a.shape().extent(-2)) {
      return transposed(new LongMatmul(transposed(b), transposed(a)).run()).plain();
    }
    return new LongMatmul(a, b).run();
  }

  private static Strided transposed(Strided a) {
    int rank = a.shape().rank();
    int[] order = a.shape().axes();
    order[rank - 2] = rank - 1;
    order[rank - 1] = rank - 2;
    return Views.permute(a, order);
  }

  private Strided run() {
    Shape shape = a.shape().with(-1, m);
    Object c = Storage.allocate(a.dtype(), Storage.length(shape));
    if (shape.size() > 0) {
      int[] matricesOfA = Matmul.matrices(a);
      int[] matricesOfB = Matmul.matrices(b);
      for (int i = 0; i < matricesOfA.length; i++) {
        multiply(matricesOfA[i], matricesOfB[i], c, i * n * m);
      }
    }
    return Strided.of(a.dtype(), shape, c);
  }

  /** One matrix of the batch: writes it to c from {@code at} on. */
  private void multiply(int fromA, int fromB, Object c, int at) {
    for (int j = 0; j < m; j += TILE_COLUMNS) {
      int columns = Math.min(TILE_COLUMNS, m - j);
      for (int i = 0; i < n; i += TILE_ROWS) {
        int rows = Math.min(TILE_ROWS, n - i);
        fillTile(fromA + i * stride(a, 2), fromB + j * stride(b, 1), rows, columns);
        for (int row = 0; row < rows; row++) {
          System.arraycopy(tile[row], 0, c, at + (i + row) * m + j, columns);
        }
      }
    }
  }

  private void fillTile(int fromA, int fromB, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      Storage.clear(tile[row], columns);
    }
    for (int k = 0; k < depth; k += LongRowSums.DEPTH) {
      int count = Math.min(LongRowSums.DEPTH, depth - k);
      for (int row = 0; row < count; row++) {
        int from = fromB + (k + row) * stride(b, 2);
        Storage.copy(b.values(), from, stride(b, 1), rowsOfB[row], 0, columns);
      }
      for (int row = 0; row < rows; row++) {
        int from = fromA + row * stride(a, 2) + k * stride(a, 1);
        long[] factors = (long[]) a.values();
        LongRowSums.add(factors, from, stride(a, 1), rowsOfB, count, tile[row], columns);
      }
    }
  }

  private static int stride(Strided a, int fromEnd) {
    return a.strides()[a.strides().length - fromEnd];
  }
}
