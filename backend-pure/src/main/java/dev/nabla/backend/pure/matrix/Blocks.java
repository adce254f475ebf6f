package dev.nabla.backend.pure.matrix;

import dev.nabla.backend.pure.thread.Workers;

/**
 * One product, block by block, so that what is packed stays in the caches: a panel of a in the
 * first, the panels of a patch in the second, all of them in the third.
 *
 * <p>A block is cut into patches of tiles, each a task of its own. All bounds follow from the shape
 * alone, so whoever takes a task, the result is the same.
 */
final class Blocks<V> {
  private static final int DEPTH = 1024;
  private static final int ROWS = 1024;
  private static final int COLUMNS = 1024;
  private static final int PATCH_ROWS = 64;
  private static final int PATCH_COLUMNS = 128;

  /** Products of two elements in a nanosecond, on one thread. */
  private static final int PER_NANO = 48;

  /** Elements packed in a nanosecond, on one thread. */
  private static final int PACKED_PER_NANO = 3;

  private final MicroKernel<V> kernel;
  private final Elements<V> elements;
  private final Scratch<V> tiles;
  private final Operand<V> a;
  private final Operand<V> b;
  private final Target<V> c;
  private final int n;
  private final int k;
  private final int m;

  /** The present block. */
  private int firstRow;

  private int rows;
  private int firstColumn;
  private int columns;
  private int firstK;
  private int ks;

  Blocks(
      MicroKernel<V> kernel,
      Elements<V> elements,
      Scratch<V> tiles,
      Operand<V> a,
      Operand<V> b,
      Target<V> c,
      int n,
      int k,
      int m) {
    this.kernel = kernel;
    this.elements = elements;
    this.tiles = tiles;
    this.a = a;
    this.b = b;
    this.c = c;
    this.n = n;
    this.k = k;
    this.m = m;
  }

  /** How many elements the panels of a block of {@code rows} take. */
  static int panelsOfA(int rows, int k, int width) {
    return even(rows, ROWS, width) * even(k, DEPTH, 1);
  }

  static int panelsOfB(int columns, int k, int width) {
    return even(columns, COLUMNS, width) * even(k, DEPTH, 1);
  }

  /** Of k. */
  static int blocks(int k) {
    return (k + DEPTH - 1) / DEPTH;
  }

  /** A sum of no terms. */
  static <V> void nothing(Elements<V> elements, int n, int m, Target<V> c) {
    V zeros = elements.allocate(m);
    for (int row = 0; row < n; row++) {
      elements.store(zeros, m, 1, m, c, c.at(row, 0), c.add());
    }
  }

  static int roundUp(int x, int unit) {
    return (x + unit - 1) / unit * unit;
  }

  /** The length of the fewest equal blocks of up to {@code most}, in whole units. */
  private static int even(int x, int most, int unit) {
    int blocks = (x + most - 1) / most;
    return roundUp((x + blocks - 1) / blocks, unit);
  }

  void run() {
    int columnStep = even(m, COLUMNS, kernel.columns());
    int kStep = even(k, DEPTH, 1);
    int rowStep = even(n, ROWS, kernel.rows());
    for (firstColumn = 0; firstColumn < m; firstColumn += columnStep) {
      columns = Math.min(columnStep, m - firstColumn);
      for (firstK = 0; firstK < k; firstK += kStep) {
        ks = Math.min(kStep, k - firstK);
        for (firstRow = 0; firstRow < n; firstRow += rowStep) {
          rows = Math.min(rowStep, n - firstRow);
          block();
        }
      }
    }
  }

  private void block() {
    int down = patches(rows, PATCH_ROWS);
    int across = patches(columns, PATCH_COLUMNS);
    int packA = a.isPacked() ? down : 0;
    int packB = b.isPacked() && firstRow == 0 ? across : 0;
    if (packA + packB > 0) {
      long elements = (long) ks * ((packA > 0 ? rows : 0) + (packB > 0 ? columns : 0));
      Workers.forEach(packA + packB, elements / PACKED_PER_NANO, task -> pack(task, packA));
    }
    long products = (long) rows * columns * ks;
    Workers.forEach(down * across, products / PER_NANO, task -> multiply(task, down));
  }

  private static int patches(int length, int patch) {
    return (length + patch - 1) / patch;
  }

  /** The panels of a patch of a, or after them of b. */
  private void pack(int task, int patchesOfA) {
    if (task < patchesOfA) {
      int from = task * PATCH_ROWS;
      a.pack(firstRow, from, Math.min(rows, from + PATCH_ROWS), firstK, ks);
    } else {
      int from = (task - patchesOfA) * PATCH_COLUMNS;
      b.pack(firstColumn, from, Math.min(columns, from + PATCH_COLUMNS), firstK, ks);
    }
  }

  private void multiply(int task, int down) {
    int row = task % down * PATCH_ROWS;
    int column = task / down * PATCH_COLUMNS;
    int lastRow = Math.min(rows, row + PATCH_ROWS);
    int lastColumn = Math.min(columns, column + PATCH_COLUMNS);
    int tileRows = kernel.rows();
    int tileColumns = kernel.columns();
    V tile = tiles.take(tileRows * tileColumns);
    for (int j = column; j < lastColumn; j += tileColumns) {
      for (int i = row; i < lastRow; i += tileRows) {
        tile(i, Math.min(tileRows, lastRow - i), j, Math.min(tileColumns, lastColumn - j), tile);
      }
    }
    tiles.give(tile);
  }

  private void tile(int row, int validRows, int column, int validColumns, V tile) {
    boolean add = c.add() || firstK > 0;
    int at = c.at(firstRow + row, firstColumn + column);
    int width = kernel.columns();
    boolean whole = validRows == kernel.rows() && validColumns == width && c.columnStride() == 1;
    if (whole && !add) {
      into(c.values(), at, c.rowStride(), row, validRows, column);
    } else {
      into(tile, 0, width, row, validRows, column);
      elements.store(tile, width, validRows, validColumns, c, at, add);
    }
  }

  private void into(V to, int at, int stride, int row, int valid, int column) {
    int atA = a.at(firstRow, row, firstK, ks);
    int atB = b.at(firstColumn, column, firstK, ks);
    V left = a.values();
    V right = b.values();
    int rowStride = a.source().rowStride;
    int step = b.isPacked() ? b.width() : b.source().kStride;
    if (k <= Product.FEW) {
      int kStride = a.source().kStride;
      kernel.multiplyInOrder(
          ks, left, atA, rowStride, kStride, valid, right, atB, step, to, at, stride);
    } else if (a.isPacked()) {
      kernel.multiplyPanels(ks, left, atA, right, atB, to, at, stride);
    } else if (b.isPacked()) {
      kernel.multiply(ks, left, atA, rowStride, valid, right, atB, to, at, stride);
    } else {
      kernel.multiplyInPlace(ks, left, atA, rowStride, valid, right, atB, step, to, at, stride);
    }
  }
}
