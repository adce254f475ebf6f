package dev.nabla.backend;

import dev.nabla.nn.AlphaDropout;
import dev.nabla.nn.BatchNorm1d;
import dev.nabla.nn.BatchNorm2d;
import dev.nabla.nn.BatchNorm3d;
import dev.nabla.nn.Dropout;
import dev.nabla.nn.Dropout1d;
import dev.nabla.nn.Dropout2d;
import dev.nabla.nn.Dropout3d;
import dev.nabla.nn.FeatureAlphaDropout;
import dev.nabla.nn.GroupNorm;
import dev.nabla.nn.InstanceNorm1d;
import dev.nabla.nn.InstanceNorm2d;
import dev.nabla.nn.InstanceNorm3d;
import dev.nabla.nn.LayerNorm;
import dev.nabla.nn.Module;
import dev.nabla.nn.NormOptions;
import dev.nabla.nn.RmsNorm;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.TensorFactory;

/** Layers that normalise or regularise, with PyTorch's defaults. */
public interface NormFactory extends TensorFactory {
  /** Over the last axes, of these extents: see {@link LayerNorm}. */
  default Module layerNorm(int... normalizedShape) {
    return LayerNorm.create(this, Shape.of(normalizedShape), new LayerNorm.Options());
  }

  /** The same with another eps and the like: see {@link LayerNorm}. */
  default Module layerNorm(Shape normalizedShape, LayerNorm.Options options) {
    return LayerNorm.create(this, normalizedShape, options);
  }

  /** {@code x / sqrt(mean(x^2) + eps) * weight} over the last axes: see {@link RmsNorm}. */
  default Module rmsNorm(int... normalizedShape) {
    return RmsNorm.create(this, Shape.of(normalizedShape), new RmsNorm.Options());
  }

  /** The same with another eps and the like: see {@link RmsNorm}. */
  default Module rmsNorm(Shape normalizedShape, RmsNorm.Options options) {
    return RmsNorm.create(this, normalizedShape, options);
  }

  /** Over each sample's groups of channels: see {@link GroupNorm}. */
  default Module groupNorm(int numGroups, int numChannels) {
    return GroupNorm.create(this, numGroups, numChannels, new GroupNorm.Options());
  }

  /** The same with another eps and the like: see {@link GroupNorm}. */
  default Module groupNorm(int numGroups, int numChannels, GroupNorm.Options options) {
    return GroupNorm.create(this, numGroups, numChannels, options);
  }

  /**
   * Each channel of {@code [N, C]} or {@code [N, C, L]} over the batch: see {@link BatchNorm1d}.
   */
  default Module batchNorm1d(int numFeatures) {
    return BatchNorm1d.create(this, numFeatures, NormOptions.batch());
  }

  /** {@link #batchNorm1d(int)} with another momentum and the like. */
  default Module batchNorm1d(int numFeatures, NormOptions options) {
    return BatchNorm1d.create(this, numFeatures, options);
  }

  /** Each channel of {@code [N, C, H, W]} over the batch: see {@link BatchNorm2d}. */
  default Module batchNorm2d(int numFeatures) {
    return BatchNorm2d.create(this, numFeatures, NormOptions.batch());
  }

  /** {@link #batchNorm2d(int)} with another momentum and the like. */
  default Module batchNorm2d(int numFeatures, NormOptions options) {
    return BatchNorm2d.create(this, numFeatures, options);
  }

  /** Each channel of {@code [N, C, D, H, W]} over the batch: see {@link BatchNorm3d}. */
  default Module batchNorm3d(int numFeatures) {
    return BatchNorm3d.create(this, numFeatures, NormOptions.batch());
  }

  /** {@link #batchNorm3d(int)} with another momentum and the like. */
  default Module batchNorm3d(int numFeatures, NormOptions options) {
    return BatchNorm3d.create(this, numFeatures, options);
  }

  /** Each channel of each sample of {@code [N, C, L]}: see {@link InstanceNorm1d}. */
  default Module instanceNorm1d(int numFeatures) {
    return InstanceNorm1d.create(this, numFeatures, NormOptions.instance());
  }

  /** {@link #instanceNorm1d(int)} with another momentum and the like. */
  default Module instanceNorm1d(int numFeatures, NormOptions options) {
    return InstanceNorm1d.create(this, numFeatures, options);
  }

  /** Each channel of each sample of {@code [N, C, H, W]}: see {@link InstanceNorm2d}. */
  default Module instanceNorm2d(int numFeatures) {
    return InstanceNorm2d.create(this, numFeatures, NormOptions.instance());
  }

  /** {@link #instanceNorm2d(int)} with another momentum and the like. */
  default Module instanceNorm2d(int numFeatures, NormOptions options) {
    return InstanceNorm2d.create(this, numFeatures, options);
  }

  /** Each channel of each sample of {@code [N, C, D, H, W]}: see {@link InstanceNorm3d}. */
  default Module instanceNorm3d(int numFeatures) {
    return InstanceNorm3d.create(this, numFeatures, NormOptions.instance());
  }

  /** {@link #instanceNorm3d(int)} with another momentum and the like. */
  default Module instanceNorm3d(int numFeatures, NormOptions options) {
    return InstanceNorm3d.create(this, numFeatures, options);
  }

  /** Each element dropped with probability {@code p} in training: see {@link Dropout}. */
  default Module dropout(double p) {
    return Dropout.create(this, p);
  }

  /** Whole channels of {@code [N, C, L]} dropped: see {@link Dropout1d}. */
  default Module dropout1d(double p) {
    return Dropout1d.create(this, p);
  }

  /** Whole channels of {@code [N, C, H, W]} dropped: see {@link Dropout2d}. */
  default Module dropout2d(double p) {
    return Dropout2d.create(this, p);
  }

  /** Whole channels of {@code [N, C, D, H, W]} dropped: see {@link Dropout3d}. */
  default Module dropout3d(double p) {
    return Dropout3d.create(this, p);
  }

  /** Elements dropped to where SELU saturates: see {@link AlphaDropout}. */
  default Module alphaDropout(double p) {
    return AlphaDropout.create(this, p);
  }

  /** Channels dropped to where SELU saturates: see {@link FeatureAlphaDropout}. */
  default Module featureAlphaDropout(double p) {
    return FeatureAlphaDropout.create(this, p);
  }
}
