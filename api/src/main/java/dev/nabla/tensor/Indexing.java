package dev.nabla.tensor;

/** Elements chosen by position or by value. */
public sealed interface Indexing extends Primitives permits Tensor {
  /**
   * {@code x[indices]} as NumPy and PyTorch read it; axes not named stay whole.
   *
   * <p>What a mask or positions choose is looked up after all else, the positions read here once.
   */
  default Tensor get(Index... indices) {
    return Lookup.get((Tensor) this, indices);
  }

  /** {@code x[.., index[i], ..]}: the slices of {@code axis} that a rank 1 index names. */
  default Tensor indexSelect(int axis, Tensor index) {
    int at = shape().axis(axis);
    return gather(at, Choice.along("indexSelect", shape(), at, index));
  }

  /** This, and {@code source[.., i, ..]} added to slice {@code index[i]} of {@code axis}. */
  default Tensor indexAdd(int axis, Tensor index, Tensor source) {
    return Choice.indexAdd((Tensor) this, axis, index, source);
  }

  /**
   * This with {@code source} where {@code index} points, {@code r[i][index[i][j][k]][k] =
   * source[i][j][k]} for axis 1; of those that go to one place the last stays.
   */
  default Tensor scatter(int axis, Tensor index, Tensor source) {
    return Choice.scatter((Tensor) this, axis, index, source);
  }

  /**
   * {@code flatten()[index]}, of the shape of an INT64 index; negative ones count from the last.
   */
  default Tensor take(Tensor index) {
    return ((Tensor) this).flatten().get(Index.of(index));
  }

  /** The elements where a BOOL mask is true, as a vector; the two shapes broadcast. */
  default Tensor maskedSelect(Tensor mask) {
    Shape common = Shape.broadcast("maskedSelect", shape(), mask.shape());
    return expand(common).flatten().get(Index.mask(mask.expand(common).flatten()));
  }

  /** The INT64 coordinates of the elements that are not 0, {@code [n, rank]}, in order. */
  default Tensor nonZero() {
    return Choice.coordinates((Tensor) this, Choice.positions(to(DType.BOOL)));
  }

  /** The different elements as a vector in ascending order; every NaN is one. */
  default Tensor unique() {
    return Choice.unique((Tensor) this);
  }

  /** {@code r[.., x[..]] = 1} and 0 elsewhere: INT64 {@code [..] -> [.., classes]}. */
  default Tensor oneHot(int classes) {
    return Choice.oneHot((Tensor) this, classes);
  }

  /** The elements of {@code axis} in order, stably, and where they stood; NaN is the greatest. */
  default ValuesAndIndices sort(int axis, boolean descending) {
    Tensor x = (Tensor) this;
    return Choice.ordered(x, axis, Choice.order(x, axis, descending));
  }

  /** The k greatest, or least, of {@code axis} in order, and where they stood; NaN is greatest. */
  default ValuesAndIndices topK(int k, int axis, boolean largest) {
    int extent = shape().extent(axis);
    if (k < 0 || k > extent) {
      throw new NablaException(
          "topK",
          "from 0 to " + extent + " elements of axis " + axis + " of shape " + shape(),
          Integer.toString(k),
          "ask for fewer");
    }
    Tensor x = (Tensor) this;
    return Choice.ordered(x, axis, Choice.order(x, axis, largest).narrow(axis, 0, k, 1));
  }
}
