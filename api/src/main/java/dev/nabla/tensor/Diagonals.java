package dev.nabla.tensor;

/** What lies on, above and below the diagonals of matrices. */
final class Diagonals {
  private Diagonals() {}

  /** Whether the element of a matrix at a row and a column stays. */
  interface Place {
    boolean stays(int row, int column);
  }

  /** {@code x} with 0 where it does not stay. */
  static Tensor keep(String op, Tensor x, Place place) {
    Shape shape = x.shape();
    if (shape.rank() < 2) {
      throw new NablaException(
          op, "matrices (rank 2 or more)", "shape " + shape, "reshape it to a matrix");
    }
    int rows = shape.extent(-2);
    int columns = shape.extent(-1);
    boolean[] stays = new boolean[rows * columns];
    for (int i = 0; i < stays.length; i++) {
      stays[i] = place.stays(i / columns, i % columns);
    }
    Tensor mask = x.hostLike(new HostArray.Booleans(stays), Shape.of(rows, columns));
    return mask.where(x, x.scalarLike(0));
  }

  static Tensor diag(Tensor x, int offset) {
    return switch (x.shape().rank()) {
      case 1 -> matrix(x, offset);
      case 2 -> diagonal(x, offset);
      default ->
          throw new NablaException(
              "diag",
              "a vector or a matrix",
              "shape " + x.shape(),
              "select a part of it, or call einsum");
    };
  }

  /** {@code n} zeros after each element but the last, in rows of n. */
  private static Tensor matrix(Tensor x, int offset) {
    int n = x.shape().extent(0);
    Tensor main =
        x.unsqueeze(1).pad(1, 0, n, 0).flatten().narrow(0, 0, n * n, 1).reshape(Shape.of(n, n));
    int right = Math.max(0, offset);
    int down = Math.max(0, -offset);
    return main.pad(0, down, right, 0).pad(1, right, down, 0);
  }

  /** Diagonal {@code offset} of the last two axes, {@code [.., n, m] -> [.., k]}. */
  static Tensor diagonal(Tensor x, int offset) {
    Shape shape = x.shape();
    int columns = shape.extent(-1);
    int rows = shape.extent(-2);
    int down = Math.max(0, -offset);
    int right = Math.max(0, offset);
    int length = Math.max(0, Math.min(rows - down, columns - right));
    int first = length == 0 ? 0 : down * columns + right;
    Shape flat = shape.without(-1).with(-1, rows * columns);
    return x.reshape(flat).narrow(-1, first, length, columns + 1);
  }
}
