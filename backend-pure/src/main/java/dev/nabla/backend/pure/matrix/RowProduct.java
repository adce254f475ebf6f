package dev.nabla.backend.pure.matrix;

import dev.nabla.backend.pure.thread.Workers;

/**
 * A product in loops that the compiler turns into vector code by itself, along the columns.
 *
 * <p>Each task has a patch of the result: rows of b are unpacked into arrays of their own and pass
 * by four rows of a at a time.
 */
final class RowProduct<V> implements Product<V> {
  private static final int PATCH_ROWS = 128;
  private static final int PATCH_COLUMNS = 512;
  private static final int DEPTH = 128;

  /** Rows of b that are packed together. */
  private static final int CHUNK = 16;

  /** Products of two elements in a nanosecond, on one thread. */
  private static final int PER_NANO = 20;

  /** Narrower results are computed as {@code (b^T a^T)^T}, if its rows are longer. */
  private static final int NARROW = 128;

  private final RowKernel<V> kernel;
  private final Elements<V> elements;

  RowProduct(RowKernel<V> kernel, Elements<V> elements) {
    this.kernel = kernel;
    this.elements = elements;
  }

  @Override
  public void multiply(Matrix<V> a, Matrix<V> b, int n, int k, int m, Target<V> c) {
    if (m < NARROW && m < n) {
      multiply(b, a, m, k, n, c.transposed());
      return;
    }
    int down = (n + PATCH_ROWS - 1) / PATCH_ROWS;
    int across = (m + PATCH_COLUMNS - 1) / PATCH_COLUMNS;
    long nanos = (long) n * m * k / PER_NANO;
    Workers.forEach(
        down * across,
        nanos,
        task -> {
          int row = task % down * PATCH_ROWS;
          int column = task / down * PATCH_COLUMNS;
          int rows = Math.min(PATCH_ROWS, n - row);
          new Patch(a, b, c, row, rows, column, Math.min(PATCH_COLUMNS, m - column)).run(k);
        });
  }

  private final class Patch {
    private final Matrix<V> a;
    private final Matrix<V> b;
    private final Target<V> c;
    private final int firstRow;
    private final int rows;
    private final int firstColumn;
    private final int columns;
    private final V[] tile;

    Patch(
        Matrix<V> a,
        Matrix<V> b,
        Target<V> c,
        int firstRow,
        int rows,
        int firstColumn,
        int columns) {
      this.a = a;
      this.b = b;
      this.c = c;
      this.firstRow = firstRow;
      this.rows = rows;
      this.firstColumn = firstColumn;
      this.columns = columns;
      this.tile = kernel.rows(Math.min(RowKernel.ROWS, rows), columns);
    }

    /** Without any term it still writes zeros. */
    void run(int k) {
      int depth = Math.min(DEPTH, k);
      V[] rowsOfB = kernel.rows(depth, columns);
      V chunk = elements.allocate(Math.min(CHUNK, k) * columns);
      V panelOfA = elements.allocate(depth * RowKernel.ROWS);
      int firstK = 0;
      do {
        int ks = Math.min(DEPTH, k - firstK);
        unpack(chunk, rowsOfB, firstK, ks);
        pass(panelOfA, rowsOfB, firstK, ks);
        firstK += DEPTH;
      } while (firstK < k);
    }

    /** Rows of b, several at a time: it may lie along k. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both are V
    private void unpack(V chunk, V[] rowsOfB, int firstK, int ks) {
      for (int i = 0; i < ks; i += CHUNK) {
        int count = Math.min(CHUNK, ks - i);
        b.pack(firstColumn, columns, firstK + i, count, columns, chunk, 0);
        for (int row = 0; row < count; row++) {
          System.arraycopy(chunk, row * columns, rowsOfB[i + row], 0, columns);
        }
      }
    }

    private void pass(V panelOfA, V[] rowsOfB, int firstK, int ks) {
      for (int i = 0; i < rows; i += RowKernel.ROWS) {
        int count = Math.min(RowKernel.ROWS, rows - i);
        a.pack(firstRow + i, count, firstK, ks, RowKernel.ROWS, panelOfA, 0);
        for (int row = 0; row < count; row++) {
          kernel.clear(tile[row], columns);
        }
        kernel.add(panelOfA, 0, rowsOfB, 0, ks, tile, count, columns);
        for (int row = 0; row < count; row++) {
          int at = c.at(firstRow + i + row, firstColumn);
          elements.store(tile[row], columns, 1, columns, c, at, c.add() || firstK > 0);
        }
      }
    }
  }
}
