package dev.nabla.backend.pure.norm;

import dev.nabla.backend.pure.loop.VectorApi;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NormOp;

/** Loops over one row, {@code float[]} or {@code double[]}; a row has at least one element. */
public interface RowNorm {
  /** The best one for {@code dtype}, which is floating. */
  static RowNorm of(DType dtype) {
    return dtype == DType.FLOAT32 ? Loops.FLOATS : Loops.DOUBLES;
  }

  /** {@code y = op(x) * weight + bias}. */
  void norm(
      NormOp op,
      Object x,
      int from,
      int n,
      double eps,
      Factors weight,
      Factors bias,
      Object y,
      int to);

  /**
   * {@code dx = r * (h - mean(h) - op(x) * mean(h * op(x)))}, {@code h = g * weight}, for RMS
   * without mean(h).
   */
  void gradient(
      NormOp op,
      Object x,
      int from,
      Object g,
      int gradient,
      int n,
      double eps,
      Factors weight,
      Object dx,
      int to);

  /** The sums of {@code g * op(x)} and of g, to two places of {@code sums}. */
  void sums(
      NormOp op,
      Object x,
      int from,
      Object g,
      int gradient,
      int n,
      double eps,
      Object sums,
      int ofProducts,
      int ofGradients);

  /** Adds {@code g * op(x)}, and g, to the first n elements of two arrays. */
  void addTo(
      NormOp op,
      Object x,
      int from,
      Object g,
      int gradient,
      int n,
      double eps,
      Object products,
      Object gradients);

  /** Mean and biased variance, to two places of {@code moments}. */
  void moments(Object x, int from, int n, Object moments, int mean, int variance);

  /**
   * What the elements of a row are multiplied with, or added to: those from {@code at} on, or that
   * one for all.
   */
  record Factors(Object values, int at, boolean each) {
    /** What there is for the elements after the first {@code n}. */
    public Factors from(int n) {
      return each ? new Factors(values, at + n, true) : this;
    }
  }

  /** Made once. */
  final class Loops {
    private static final RowNorm FLOATS = VectorApi.make("VectorFloatRowNorm", new FloatRowNorm());
    private static final RowNorm DOUBLES = new DoubleRowNorm();

    private Loops() {}
  }
}
