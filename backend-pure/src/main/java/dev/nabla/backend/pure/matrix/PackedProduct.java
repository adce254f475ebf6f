package dev.nabla.backend.pure.matrix;

import org.jspecify.annotations.Nullable;

/**
 * Both operands packed into panels, the result in tiles that a micro-kernel holds in registers.
 *
 * <p>Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication (2008). The panels of
 * both are packed before the tiles are worked out, so that all threads read the same ones. What
 * would be read a few times only is read where it is.
 */
final class PackedProduct<V> implements Product<V> {
  /** Rows of so few tiles are read from a where they are. */
  private static final int FEW_COLUMNS = 160;

  /** Columns of so few tiles are read from b where they are. */
  private static final int FEW_ROWS = 16;

  /** In units of one product of two elements: copying an element, turning it, writing it apart. */
  private static final int COPY = 6;

  private static final int TURN = 20;
  private static final int APART = 80;

  private final MicroKernel<V> kernel;
  private final Elements<V> elements;
  private final Scratch<V> panelsOfA;
  private final Scratch<V> panelsOfB;
  private final Scratch<V> tiles;

  PackedProduct(MicroKernel<V> kernel, Elements<V> elements) {
    this.kernel = kernel;
    this.elements = elements;
    this.panelsOfA = new Scratch<>(elements);
    this.panelsOfB = new Scratch<>(elements);
    this.tiles = new Scratch<>(elements);
  }

  @Override
  public void multiply(Panels<V> a, Panels<V> b, int n, int k, int m, Target<V> c) {
    if (n == 0 || m == 0) {
      return;
    }
    if (k == 0) {
      Blocks.nothing(elements, n, m, c);
    } else if (cost(b, a, m, k, n, c.rowStride()) < cost(a, b, n, k, m, c.columnStride())) {
      run(b, a, m, k, n, c.transposed());
    } else {
      run(a, b, n, k, m, c);
    }
  }

  /** What the product costs for each k. */
  private long cost(Panels<V> a, Panels<V> b, int n, int k, int m, int columnStride) {
    long tiles = (long) Blocks.roundUp(n, kernel.rows()) * Blocks.roundUp(m, kernel.columns());
    Matrix<V> rows = inPlace(a, k, m);
    int packA = rows == null ? n * TURN : 0;
    int packB = rows == null || inPlace(b, n, k, m) == null ? m * packing(b) : 0;
    long apart = columnStride == 1 ? 0 : (long) n * m * APART * Blocks.blocks(k) / k;
    return tiles + packA + packB + apart;
  }

  private static int packing(Panels<?> b) {
    return b instanceof Matrix<?> matrix && matrix.rowStride == 1 ? COPY : TURN;
  }

  private void run(Panels<V> a, Panels<V> b, int n, int k, int m, Target<V> c) {
    Matrix<V> rows = inPlace(a, k, m);
    Matrix<V> columns = rows == null ? null : inPlace(b, n, k, m);
    Operand<V> left =
        rows == null
            ? Operand.packed(
                a, kernel.rows(), panelsOfA.take(Blocks.panelsOfA(n, k, kernel.rows())))
            : Operand.inPlace(rows, kernel.rows());
    Operand<V> right =
        columns == null
            ? Operand.packed(
                b, kernel.columns(), panelsOfB.take(Blocks.panelsOfB(m, k, kernel.columns())))
            : Operand.inPlace(columns, kernel.columns());
    new Blocks<>(kernel, elements, tiles, left, right, c, n, k, m).run();
    if (rows == null) {
      panelsOfA.give(left.values());
    }
    if (columns == null) {
      panelsOfB.give(right.values());
    }
  }

  /** The rows of a, if they need not be packed. */
  private static <V> @Nullable Matrix<V> inPlace(Panels<V> a, int k, int m) {
    return a instanceof Matrix<V> matrix && (k <= FEW || (matrix.kStride == 1 && m <= FEW_COLUMNS))
        ? matrix
        : null;
  }

  /** The columns of b, if they need not be packed, where a is not. */
  private @Nullable Matrix<V> inPlace(Panels<V> b, int n, int k, int m) {
    return b instanceof Matrix<V> matrix
            && matrix.rowStride == 1
            && (k <= FEW || n <= FEW_ROWS)
            && hasWholeTiles(matrix, k, m)
        ? matrix
        : null;
  }

  /** Whether what a tile reads beyond the last column is in the array, whatever it is. */
  private boolean hasWholeTiles(Matrix<V> b, int k, int m) {
    int end = Blocks.roundUp(m, kernel.columns());
    int last = Math.max(b.at(0, 0), b.at(0, k - 1));
    return last + end <= elements.length(b.values);
  }
}
