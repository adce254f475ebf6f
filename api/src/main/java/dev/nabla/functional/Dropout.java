package dev.nabla.functional;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Arrays;

/**
 * Elements or channels zeroed at random in training (Srivastava et al., "Dropout", 2014); by a seed
 * the same ones as PyTorch's.
 *
 * <p>Not training, or with p = 0, each gives x itself, and with p = 1 zeros; neither draws.
 */
public final class Dropout {
  private static final String OP = "dropout";
  private static final double SATURATION = 1.7580993408473766; // -selu(-infinity)

  private Dropout() {}

  /** {@code keep * x / (1 - p)}; keep is drawn for each element with probability 1 - p. */
  public static Tensor dropout(Tensor x, double p, boolean training, TensorFactory factory) {
    requireProbability(OP, x, p);
    return idle(p, training) ? x : scaled(x, p, noise(x, x.shape(), p, factory));
  }

  /** The same by a mask of the caller's, BOOL or numbers 0 and 1, that broadcasts to x. */
  public static Tensor dropout(Tensor x, double p, boolean training, Tensor keep) {
    requireProbability(OP, x, p);
    Shape shape = Shape.broadcast(OP, x.shape(), keep.shape());
    if (!shape.equals(x.shape())) {
      throw new NablaException(
          OP, "a mask that stretches to " + x.shape(), keep.shape().toString(), "reshape it");
    }
    return training ? scaled(x, p, keep.to(x.dtype())) : x;
  }

  /** {@link #dropout} of whole channels of {@code [N, C, ..]} (Tompson et al., 2015). */
  public static Tensor featureDropout(Tensor x, double p, boolean training, TensorFactory factory) {
    requireProbability("featureDropout", x, p);
    Shape channels = channels("featureDropout", x);
    return idle(p, training) ? x : scaled(x, p, noise(x, channels, p, factory));
  }

  /**
   * What is dropped goes to where SELU saturates, and all is scaled and shifted so that mean 0 and
   * variance 1 stay (Klambauer et al., "Self-normalizing neural networks", 2017).
   */
  public static Tensor alphaDropout(Tensor x, double p, boolean training, TensorFactory factory) {
    requireProbability("alphaDropout", x, p);
    return idle(p, training) ? x : saturated(x, x.shape(), p, factory);
  }

  /** {@link #alphaDropout} of whole channels of {@code [N, C, ..]}. */
  public static Tensor featureAlphaDropout(
      Tensor x, double p, boolean training, TensorFactory factory) {
    requireProbability("featureAlphaDropout", x, p);
    Shape channels = channels("featureAlphaDropout", x);
    return idle(p, training) ? x : saturated(x, channels, p, factory);
  }

  private static boolean idle(double p, boolean training) {
    return !training || p == 0;
  }

  /** 1 with probability 1 - p, else 0; nothing is drawn where nothing can be kept. */
  private static Tensor noise(Tensor x, Shape shape, double p, TensorFactory factory) {
    return p == 1 ? x.scalarLike(0) : factory.bernoulli(1 - p, shape, x.dtype());
  }

  private static Tensor scaled(Tensor x, double p, Tensor keep) {
    return x.mul(p == 1 ? x.scalarLike(0) : keep.div(1 - p));
  }

  /** {@code x * keep * a - saturation * a * (1 - keep) + saturation * a * p}. */
  private static Tensor saturated(Tensor x, Shape shape, double p, TensorFactory factory) {
    if (p == 1) {
      return x.mul(0);
    }
    Tensor keep = noise(x, shape, p, factory);
    double a = 1 / Math.sqrt((SATURATION * SATURATION * p + 1) * (1 - p));
    Tensor shift = keep.sub(1).mul(SATURATION * a).add(SATURATION * a * p);
    return x.mul(keep.mul(a)).add(shift);
  }

  /** {@code [N, C, 1, ..]}. */
  private static Shape channels(String op, Tensor x) {
    if (x.shape().rank() < 2) {
      throw new NablaException(
          op, "an input [N, C, ..] of rank 2 or more", "shape " + x.shape(), "add the batch axis");
    }
    int[] extents = new int[x.shape().rank()];
    Arrays.fill(extents, 1);
    extents[0] = x.shape().extent(0);
    extents[1] = x.shape().extent(1);
    return Shape.of(extents);
  }

  private static void requireProbability(String op, Tensor x, double p) {
    Domain.FLOATING.require(op, x.dtype());
    if (!(p >= 0 && p <= 1)) {
      throw new NablaException(op, "a probability from 0 to 1", Double.toString(p), "name one");
    }
  }
}
