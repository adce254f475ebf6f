package dev.nabla.nn;

import dev.nabla.functional.BatchMoments;
import dev.nabla.functional.Normalization;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;
import java.util.function.Function;

/**
 * What BatchNorm and InstanceNorm, of however many axes, learn and keep of the channels of {@code
 * [N, C, ..]}.
 *
 * @param numFeatures C
 * @param weight {@code [C]}, at first ones; or none
 * @param bias {@code [C]}, at first zeros; or none
 * @param runningMean {@code [C]}, at first zeros; or none, as the two that follow
 * @param runningVar {@code [C]}, at first ones, of unbiased variances
 * @param numBatchesTracked INT64, of how many batches
 * @param options eps and momentum
 * @param mode whether batches are counted in, or the running statistics used
 */
public record ChannelNorm(
    int numFeatures,
    Optional<Parameter> weight,
    Optional<Parameter> bias,
    Optional<Buffer> runningMean,
    Optional<Buffer> runningVar,
    Optional<Buffer> numBatchesTracked,
    NormOptions options,
    Mode mode)
    implements SnakeCaseNames {
  /** Checks that all of them fit. */
  public ChannelNorm {
    Shape channels = Shape.of(numFeatures);
    Norms.requireFit("channelNorm", channels, weight, bias);
    requireStatistics(runningMean, channels);
    requireStatistics(runningVar, channels);
    requireStatistics(numBatchesTracked, Shape.of());
    if (runningMean.isPresent() != runningVar.isPresent()
        || runningMean.isPresent() != numBatchesTracked.isPresent()) {
      throw unfit("some of them");
    }
  }

  private static void requireStatistics(Optional<Buffer> kept, Shape shape) {
    if (kept.isPresent() && !kept.get().shape().equals(shape)) {
      throw unfit("one of shape " + kept.get().shape());
    }
  }

  private static NablaException unfit(String found) {
    return new NablaException(
        "channelNorm",
        "runningMean and runningVar [C] and a scalar numBatchesTracked, or none of the three",
        found,
        "let create() make them");
  }

  static ChannelNorm create(
      String layer, TensorFactory factory, int numFeatures, NormOptions options) {
    Require.atLeastOne(layer, "numFeatures", numFeatures);
    Shape channels = Shape.of(numFeatures);
    boolean tracked = options.trackRunningStats();
    return new ChannelNorm(
        numFeatures,
        Norms.parameter(options.affine(), factory, channels, 1),
        Norms.parameter(options.affine() && options.bias(), factory, channels, 0),
        buffer(tracked, factory.zeros(channels)),
        buffer(tracked, factory.ones(channels)),
        buffer(tracked, factory.scalar(0, DType.INT64)),
        options,
        new Mode());
  }

  private static Optional<Buffer> buffer(boolean wanted, Tensor first) {
    return wanted ? Optional.of(first.toBuffer()) : Optional.empty();
  }

  /** By the batch in training or where nothing runs along, else by the running statistics. */
  Tensor overBatch(String layer, Tensor x) {
    requireInput(layer, x);
    boolean training = mode.isTraining();
    Tensor y = normalized(x, training || runningMean.isEmpty());
    if (training) {
      numBatchesTracked.ifPresent(count -> count.assign(count.add(1)));
      track(x, Normalization::batchMoments, share());
    }
    return y;
  }

  /** By each sample itself in training or where nothing runs along. */
  Tensor overSamples(String layer, Tensor x) {
    requireInput(layer, x);
    if (!mode.isTraining() && runningMean.isPresent()) {
      return normalized(x, false);
    }
    Tensor y = Normalization.instanceNorm(x, weight.orElse(null), bias.orElse(null), options.eps());
    track(x, Normalization::instanceMoments, options.momentum().orElse(0));
    return y;
  }

  private void requireInput(String layer, Tensor x) {
    Norms.requireChannels(layer, x, numFeatures);
    runningMean.ifPresent(mean -> Norms.requireDType(layer, x, mean));
    runningVar.ifPresent(variance -> Norms.requireDType(layer, x, variance));
  }

  private Tensor normalized(Tensor x, boolean byBatch) {
    return Normalization.batchNorm(
        x,
        runningMean.orElse(null),
        runningVar.orElse(null),
        weight.orElse(null),
        bias.orElse(null),
        byBatch,
        options.eps());
  }

  /** Momentum or, without one, what makes a plain mean. */
  private double share() {
    return options.momentum().orElseGet(() -> 1 / numBatchesTracked.map(Tensor::item).orElse(1.0));
  }

  /** An empty batch has no moments, and leaves the statistics as they are. */
  private void track(Tensor x, Function<Tensor, BatchMoments> function, double share) {
    if (runningMean.isEmpty() || x.shape().size() == 0) {
      return;
    }
    BatchMoments moments = function.apply(x);
    runningMean.ifPresent(mean -> mix(mean, moments.mean(), share));
    runningVar.ifPresent(variance -> mix(variance, moments.variance(), share));
  }

  private static void mix(Buffer running, Tensor found, double share) {
    running.assign(found.mul(share).add(running.mul(1 - share)));
  }

  @Override
  public String toString() {
    return describe();
  }
}
