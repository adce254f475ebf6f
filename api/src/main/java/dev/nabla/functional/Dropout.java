package dev.nabla.functional;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/** Elements zeroed at random in training (Srivastava et al., "Dropout", 2014). */
public final class Dropout {
  private Dropout() {}

  /**
   * {@code keep * x / (1 - p)} in training, else x; keep is drawn with probability 1 - p, by a seed
   * the same as PyTorch's.
   */
  public static Tensor dropout(Tensor x, double p, boolean training, TensorFactory factory) {
    requireProbability(x, p);
    if (!training || p == 0) {
      return x;
    }
    return dropout(x, p, true, factory.bernoulli(1 - p, x.shape(), x.dtype()));
  }

  /** The same by a mask of the caller's, BOOL or numbers 0 and 1, that broadcasts to x. */
  public static Tensor dropout(Tensor x, double p, boolean training, Tensor keep) {
    requireProbability(x, p);
    Shape shape = Shape.broadcast("dropout", x.shape(), keep.shape());
    if (!shape.equals(x.shape())) {
      throw new NablaException(
          "dropout",
          "a mask that stretches to " + x.shape(),
          keep.shape().toString(),
          "reshape it");
    }
    if (!training) {
      return x;
    }
    return x.mul(keep.to(x.dtype()).mul(p == 1 ? 0 : 1 / (1 - p)));
  }

  private static void requireProbability(Tensor x, double p) {
    Domain.FLOATING.require("dropout", x.dtype());
    if (!(p >= 0 && p <= 1)) {
      throw new NablaException(
          "dropout", "a probability from 0 to 1", Double.toString(p), "name one");
    }
  }
}
