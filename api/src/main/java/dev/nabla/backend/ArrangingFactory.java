package dev.nabla.backend;

import dev.nabla.nn.ConstantPad;
import dev.nabla.nn.Flatten;
import dev.nabla.nn.Identity;
import dev.nabla.nn.Module;
import dev.nabla.nn.Pad;
import dev.nabla.nn.PaddingMode;
import dev.nabla.nn.PixelShuffle;
import dev.nabla.nn.PixelUnshuffle;
import dev.nabla.nn.Unflatten;
import dev.nabla.nn.Upsample;
import dev.nabla.nn.UpsampleOptions;

/** Layers that learn nothing and only arrange what they get: paddings, sizes, shapes. */
public interface ArrangingFactory {
  /** Zeros around {@code [N, C, L]}: left, right, or one number for all. */
  default Module zeroPad1d(int... padding) {
    return new Pad(1, PaddingMode.ZEROS, padding);
  }

  /** Zeros around {@code [N, C, H, W]}: left, right, top, bottom, or one number for all. */
  default Module zeroPad2d(int... padding) {
    return new Pad(2, PaddingMode.ZEROS, padding);
  }

  /** The input mirrored around {@code [N, C, L]}: left, right, or one number for all. */
  default Module reflectionPad1d(int... padding) {
    return new Pad(1, PaddingMode.REFLECT, padding);
  }

  /**
   * The input mirrored around {@code [N, C, H, W]}: left, right, top, bottom, or one number for
   * all.
   */
  default Module reflectionPad2d(int... padding) {
    return new Pad(2, PaddingMode.REFLECT, padding);
  }

  /**
   * The outermost elements repeated around {@code [N, C, L]}: left, right, or one number for all.
   */
  default Module replicationPad1d(int... padding) {
    return new Pad(1, PaddingMode.REPLICATE, padding);
  }

  /**
   * The outermost elements repeated around {@code [N, C, H, W]}: left, right, top, bottom, or one
   * number for all.
   */
  default Module replicationPad2d(int... padding) {
    return new Pad(2, PaddingMode.REPLICATE, padding);
  }

  /** The other end of the input around {@code [N, C, L]}: left, right, or one number for all. */
  default Module circularPad1d(int... padding) {
    return new Pad(1, PaddingMode.CIRCULAR, padding);
  }

  /**
   * The other end of the input around {@code [N, C, H, W]}: left, right, top, bottom, or one number
   * for all.
   */
  default Module circularPad2d(int... padding) {
    return new Pad(2, PaddingMode.CIRCULAR, padding);
  }

  /** A number around {@code [N, C, L]}: left, right, or one number for all. */
  default Module constantPad1d(double value, int... padding) {
    return new ConstantPad(1, value, padding);
  }

  /** A number around {@code [N, C, H, W]}: left, right, top, bottom, or one number for all. */
  default Module constantPad2d(double value, int... padding) {
    return new ConstantPad(2, value, padding);
  }

  /** The input at another size or scale: see {@link Upsample}. */
  default Module upsample(UpsampleOptions options) {
    return new Upsample(options);
  }

  /** All axes but the first as one: see {@link Flatten}. */
  default Module flatten() {
    return new Flatten();
  }

  /** The axes from {@code startDim} to {@code endDim} as one. */
  default Module flatten(int startDim, int endDim) {
    return new Flatten(startDim, endDim);
  }

  /** Axis {@code dim} as several: see {@link Unflatten}. */
  default Module unflatten(int dim, int... unflattenedSize) {
    return new Unflatten(dim, unflattenedSize);
  }

  /** {@code y = x}. */
  default Module identity() {
    return new Identity();
  }

  /** {@code [.., C * r * r, H, W] -> [.., C, H * r, W * r]}: see {@link PixelShuffle}. */
  default Module pixelShuffle(int upscaleFactor) {
    return new PixelShuffle(upscaleFactor);
  }

  /** {@code [.., C, H * r, W * r] -> [.., C * r * r, H, W]}: see {@link PixelUnshuffle}. */
  default Module pixelUnshuffle(int downscaleFactor) {
    return new PixelUnshuffle(downscaleFactor);
  }
}
