package dev.nabla.tensor;

/**
 * What {@link Tensor#get} takes of an axis: {@code x.get(at(0), range(1, 3), ellipsis())} is
 * NumPy's and PyTorch's {@code x[0, 1:3, ...]}.
 */
public sealed interface Index {
  /** {@code x[i]}: one element, and the axis goes; a negative index counts from the last. */
  static Index at(int index) {
    return new At(index);
  }

  /** {@code x[start:stop]}: as NumPy counts and clips them. */
  static Index range(int start, int stop) {
    return range(start, stop, 1);
  }

  /** {@code x[start:stop:step]}: as NumPy counts and clips them; step 1 or more. */
  static Index range(int start, int stop, int step) {
    return new Range(start, stop, step);
  }

  /** {@code x[start:]}. */
  static Index from(int start) {
    return range(start, Integer.MAX_VALUE, 1);
  }

  /** {@code x[:]}: the whole axis. */
  static Index all() {
    return Mark.ALL;
  }

  /** {@code x[None]}: a new axis of extent 1. */
  static Index newAxis() {
    return Mark.NEW_AXIS;
  }

  /** {@code x[...]}: the whole of as many axes as the other indices leave. */
  static Index ellipsis() {
    return Mark.ELLIPSIS;
  }

  /** {@code x[mask]}: where a BOOL tensor, which covers as many axes as it has, is true. */
  static Index mask(Tensor mask) {
    return new Mask(mask);
  }

  /**
   * {@code x[positions]}: the elements that an INT64 tensor names, negative ones from the last.
   *
   * <p>Several broadcast together; their axes stand where the first stood if the tensors are next
   * to one another, and in front otherwise. As in PyTorch, {@link #at} and a tensor of rank 0 take
   * no part in this.
   */
  static Index of(Tensor positions) {
    return new Of(positions);
  }

  /** {@link Index#at}. */
  record At(int index) implements Index {}

  /** {@link Index#range(int, int, int)}. */
  record Range(int start, int stop, int step) implements Index {
    /** A range that goes forward. */
    public Range {
      if (step < 1) {
        throw new NablaException(
            "range", "a step of 1 or more", Integer.toString(step), "flip the axis to go back");
      }
    }
  }

  /** {@link Index#mask}. */
  record Mask(Tensor mask) implements Index {
    /** A BOOL mask. */
    public Mask {
      Domain.LOGICAL.require("mask", mask.dtype());
    }
  }

  /** {@link Index#of}. */
  record Of(Tensor positions) implements Index {
    /** INT64 positions. */
    public Of {
      if (positions.dtype() != DType.INT64) {
        throw new NablaException(
            "index",
            "INT64 positions",
            positions.dtype() + " " + positions.shape(),
            positions.dtype() == DType.BOOL ? "call Index.mask" : "convert with to(DType.INT64)");
      }
    }
  }

  /** The indices that say nothing but themselves. */
  enum Mark implements Index {
    /** {@link Index#all}. */
    ALL,
    /** {@link Index#newAxis}. */
    NEW_AXIS,
    /** {@link Index#ellipsis}. */
    ELLIPSIS
  }
}
