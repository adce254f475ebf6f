package dev.nabla.backend.pure.matrix;

/**
 * Both operands packed into panels, the result in tiles that a micro-kernel holds in registers.
 *
 * <p>Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication (2008). The panels of
 * both are packed before the tiles are worked out, so that all threads read the same ones. What
 * would be read a few times only is read where it is.
 */
final class PackedProduct<V> implements Product<V> {
  /** Columns for so few rows are read from b where they are. */
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
  public void multiply(Matrix<V> a, Matrix<V> b, int n, int k, int m, Target<V> c) {
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
  private long cost(Matrix<V> a, Matrix<V> b, int n, int k, int m, int columnStride) {
    long tiles = (long) Blocks.roundUp(n, kernel.rows()) * Blocks.roundUp(m, kernel.columns());
    int packA = isReadInPlace(a, k) ? 0 : n * packing(a);
    int packB = isReadInPlace(a, b, n, k, m) ? 0 : m * packing(b);
    long apart = columnStride == 1 ? 0 : (long) n * m * APART * Blocks.blocks(k) / k;
    return tiles + packA + packB + apart;
  }

  private static int packing(Matrix<?> matrix) {
    return matrix.rowStride == 1 ? COPY : TURN;
  }

  private void run(Matrix<V> a, Matrix<V> b, int n, int k, int m, Target<V> c) {
    Operand<V> left =
        isReadInPlace(a, k)
            ? Operand.inPlace(a)
            : Operand.packed(
                a, kernel.rows(), panelsOfA.take(Blocks.panelsOfA(n, k, kernel.rows())));
    Operand<V> right =
        isReadInPlace(a, b, n, k, m)
            ? Operand.inPlace(b)
            : Operand.packed(
                b, kernel.columns(), panelsOfB.take(Blocks.panelsOfB(m, k, kernel.columns())));
    new Blocks<>(kernel, elements, tiles, left, right, c, n, k, m).run();
    if (left.isPacked()) {
      panelsOfA.give(left.values());
    }
    if (right.isPacked()) {
      panelsOfB.give(right.values());
    }
  }

  /** Whether the rows of a need not be packed. */
  private static boolean isReadInPlace(Matrix<?> a, int k) {
    return k <= FEW || a.kStride == 1;
  }

  /** Whether the columns of b need not, either. */
  private boolean isReadInPlace(Matrix<V> a, Matrix<V> b, int n, int k, int m) {
    return isReadInPlace(a, k)
        && b.rowStride == 1
        && (k <= FEW || n <= FEW_ROWS)
        && hasWholeTiles(b, k, m);
  }

  /** Whether what a tile reads beyond the last column is in the array, whatever it is. */
  private boolean hasWholeTiles(Matrix<V> b, int k, int m) {
    int end = Blocks.roundUp(m, kernel.columns());
    int last = Math.max(b.at(0, 0), b.at(0, k - 1));
    return last + end <= elements.length(b.values);
  }
}
