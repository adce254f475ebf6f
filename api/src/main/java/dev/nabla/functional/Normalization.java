package dev.nabla.functional;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code (x - mean) / sqrt(variance + eps) * weight + bias}, over one set of axes or another. */
public final class Normalization {
  private Normalization() {}

  /**
   * Mean and biased variance are those of the last axes, whose shape is {@code normalized}.
   *
   * @param weight of shape {@code normalized}, as the bias
   */
  public static Tensor layerNorm(
      Tensor x, Shape normalized, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    int[] axes = lastAxes("layerNorm", x, normalized);
    Affine affine = Affine.of("layerNorm", x, normalized, weight, bias);
    return normalized(NormOp.STANDARDIZE, x, affine, eps, axes);
  }

  /**
   * Each channel of {@code [N, C, ..]} by the mean and the biased variance of this batch or, where
   * not training, by the running ones.
   *
   * @param runningMean {@code [C]}, as all that follow; the running ones are not read in training
   */
  public static Tensor batchNorm(
      Tensor x,
      @Nullable Tensor runningMean,
      @Nullable Tensor runningVar,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      boolean training,
      double eps) {
    Shape channels = channels("batchNorm", x);
    int rank = x.shape().rank();
    Affine affine = Affine.of("batchNorm", x, channels, weight, bias).alongChannels(rank);
    if (training) {
      requireSeveral("batchNorm", x, x.shape().without(1).size());
      return normalized(NormOp.STANDARDIZE, x, affine, eps, allButChannels(rank));
    }
    Tensor mean = running("a runningMean", runningMean, x, channels);
    Tensor variance = running("a runningVar", runningVar, x, channels);
    return affine.apply(x.sub(mean).div(variance.add(eps).sqrt()));
  }

  /** What running statistics are fed with: a batch's mean and unbiased variance, detached. */
  public static BatchMoments batchMoments(Tensor x) {
    channels("batchMoments", x);
    long count = x.shape().without(1).size();
    requireSeveral("batchMoments", x, count);
    int[] axes = allButChannels(x.shape().rank());
    Tensor values = x.detach();
    return x.fused()
        .moments(values, axes)
        .map(m -> new BatchMoments(m.select(0, 0), m.select(0, 1).mul(count / (count - 1.0))))
        .orElseGet(() -> composedMoments(values, count, axes));
  }

  private static BatchMoments composedMoments(Tensor values, long count, int... axes) {
    Tensor squares = values.sub(values.mean(Axes.KEEP, axes)).square().sum(axes);
    return new BatchMoments(values.mean(axes), squares.div(count - 1.0));
  }

  /** As many runs of neighbouring channels of {@code [N, C, ..]}, each sample's by themselves. */
  public static Tensor groupNorm(
      Tensor x, int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    Shape channels = channels("groupNorm", x);
    Shape shape = x.shape();
    if (groups < 1 || channels.extent(0) % groups != 0) {
      throw new NablaException(
          "groupNorm",
          "a number of groups that divides the channels",
          groups + " groups for shape " + shape,
          "name a divisor of " + channels.extent(0));
    }
    requireSeveral("groupNorm", x, shape.size() / groups);
    Affine affine = Affine.of("groupNorm", x, channels, weight, bias);
    int each = channels.extent(0) / groups;
    int places = Math.toIntExact(shape.without(0, 1).size());
    Tensor parts = x.reshape(Shape.of(shape.extent(0), groups, each, places));
    Affine perChannel = affine.reshaped(Shape.of(groups, each, 1));
    return normalized(NormOp.STANDARDIZE, parts, perChannel, eps, 2, 3).reshape(shape);
  }

  /** Each channel of each sample of {@code [N, C, ..]} by itself. */
  public static Tensor instanceNorm(
      Tensor x, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    Shape channels = channels("instanceNorm", x);
    requireSeveral("instanceNorm", x, x.shape().without(0, 1).size());
    return groupNorm(x, channels.extent(0), weight, bias, eps);
  }

  /** What running statistics are fed with: the means of the samples' moments, detached. */
  public static BatchMoments instanceMoments(Tensor x) {
    Shape channels = channels("instanceMoments", x);
    int samples = x.shape().extent(0);
    int each = Math.toIntExact(x.shape().without(0, 1).size());
    BatchMoments moments = batchMoments(x.reshape(Shape.of(1, samples * channels.extent(0), each)));
    return new BatchMoments(
        moments.mean().reshape(samples, channels.extent(0)).mean(0),
        moments.variance().reshape(samples, channels.extent(0)).mean(0));
  }

  /**
   * {@code x / sqrt(mean(x^2) + eps) * weight}, the mean over the last axes, whose shape is {@code
   * normalized}.
   */
  public static Tensor rmsNorm(Tensor x, Shape normalized, @Nullable Tensor weight, double eps) {
    int[] axes = lastAxes("rmsNorm", x, normalized);
    Affine affine = Affine.of("rmsNorm", x, normalized, weight, null);
    return normalized(NormOp.RMS, x, affine, eps, axes);
  }

  /** The distance from 1 to the next greater number of a floating dtype. */
  public static double epsilon(DType dtype) {
    return dtype == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
  }

  /** {@code op(x) * weight + bias}, by the backend's own kernel if it has one. */
  private static Tensor normalized(NormOp op, Tensor x, Affine affine, double eps, int... axes) {
    return x.fused()
        .norm(op, x, affine.weight(), affine.bias(), eps, axes)
        .orElseGet(() -> affine.apply(composed(op, x, eps, axes)));
  }

  private static Tensor composed(NormOp op, Tensor x, double eps, int... axes) {
    return switch (op) {
      case STANDARDIZE -> {
        Tensor centred = x.sub(x.mean(Axes.KEEP, axes));
        yield centred.div(centred.square().mean(Axes.KEEP, axes).add(eps).sqrt());
      }
      case RMS -> x.mul(x.square().mean(Axes.KEEP, axes).add(eps).rsqrt());
    };
  }

  /** The axes that {@code normalized} is the shape of. */
  private static int[] lastAxes(String op, Tensor x, Shape normalized) {
    Domain.FLOATING.require(op, x.dtype());
    int rank = x.shape().rank();
    int first = rank - normalized.rank();
    int[] axes = IntStream.range(Math.max(first, 0), rank).toArray();
    int[] last = Arrays.stream(axes).map(x.shape()::extent).toArray();
    if (axes.length == 0 || !Shape.of(last).equals(normalized)) {
      throw new NablaException(
          op,
          "an input whose last axes, one or more, are " + normalized,
          x.shape().toString(),
          "name the shape of the last axes");
    }
    return axes;
  }

  private static int[] allButChannels(int rank) {
    return IntStream.range(0, rank).filter(axis -> axis != 1).toArray();
  }

  private static Shape channels(String op, Tensor x) {
    Domain.FLOATING.require(op, x.dtype());
    if (x.shape().rank() < 2) {
      throw new NablaException(
          op, "an input [N, C, ..] of rank 2 or more", "shape " + x.shape(), "add the batch axis");
    }
    return Shape.of(x.shape().extent(1));
  }

  private static void requireSeveral(String op, Tensor x, long values) {
    if (values == 1) {
      throw new NablaException(
          op,
          "more than one value to take the variance of",
          "shape " + x.shape(),
          "enlarge the batch");
    }
  }

  private static Tensor running(String what, @Nullable Tensor values, Tensor x, Shape channels) {
    if (values == null) {
      throw new NablaException(
          "batchNorm",
          what + " where not training",
          "none",
          "pass it, or normalise as in training");
    }
    Channels.require("batchNorm", what, values, x, channels);
    return Channels.column(values, x.shape().rank());
  }
}
