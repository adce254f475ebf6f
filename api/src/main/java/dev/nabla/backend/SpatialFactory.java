package dev.nabla.backend;

import dev.nabla.nn.AdaptiveAvgPool1d;
import dev.nabla.nn.AdaptiveAvgPool2d;
import dev.nabla.nn.AdaptiveMaxPool1d;
import dev.nabla.nn.AdaptiveMaxPool2d;
import dev.nabla.nn.AvgPool1d;
import dev.nabla.nn.AvgPool2d;
import dev.nabla.nn.AvgPoolOptions;
import dev.nabla.nn.Conv1d;
import dev.nabla.nn.Conv2d;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.ConvTranspose1d;
import dev.nabla.nn.ConvTranspose2d;
import dev.nabla.nn.ConvTransposeOptions;
import dev.nabla.nn.MaxPool1d;
import dev.nabla.nn.MaxPool2d;
import dev.nabla.nn.MaxPoolOptions;
import dev.nabla.nn.Module;
import dev.nabla.tensor.TensorFactory;

/** Layers over positions, with PyTorch's defaults: convolutions and poolings. */
public interface SpatialFactory extends TensorFactory {
  /** A convolution {@code [N, in, L] -> [N, out, L']}: see {@link Conv1d}. */
  default Module conv1d(int in, int out, int kernelSize) {
    return Conv1d.create(this, in, out, kernelSize);
  }

  /** {@link #conv1d(int, int, int)} with a stride, a padding and more. */
  default Module conv1d(int in, int out, ConvOptions options) {
    return Conv1d.create(this, in, out, options);
  }

  /** A convolution {@code [N, in, H, W] -> [N, out, H', W']}: see {@link Conv2d}. */
  default Module conv2d(int in, int out, int kernelSize) {
    return Conv2d.create(this, in, out, kernelSize);
  }

  /** {@link #conv2d(int, int, int)} with a stride, a padding and more. */
  default Module conv2d(int in, int out, ConvOptions options) {
    return Conv2d.create(this, in, out, options);
  }

  /**
   * A convolution turned round, {@code [N, in, L] -> [N, out, L']}: see {@link ConvTranspose1d}.
   */
  default Module convTranspose1d(int in, int out, int kernelSize) {
    return ConvTranspose1d.create(this, in, out, kernelSize);
  }

  /** {@link #convTranspose1d(int, int, int)} with a stride, a padding and more. */
  default Module convTranspose1d(int in, int out, ConvTransposeOptions options) {
    return ConvTranspose1d.create(this, in, out, options);
  }

  /** A convolution turned round, {@code [N, in, H, W] -> [N, out, H', W']}. */
  default Module convTranspose2d(int in, int out, int kernelSize) {
    return ConvTranspose2d.create(this, in, out, kernelSize);
  }

  /** {@link #convTranspose2d(int, int, int)} with a stride, a padding and more. */
  default Module convTranspose2d(int in, int out, ConvTransposeOptions options) {
    return ConvTranspose2d.create(this, in, out, options);
  }

  /** The greatest of each {@code kernelSize} elements side by side: see {@link MaxPool1d}. */
  default Module maxPool1d(int kernelSize) {
    return new MaxPool1d(kernelSize);
  }

  /** {@link #maxPool1d(int)} with windows {@code stride} apart. */
  default Module maxPool1d(int kernelSize, int stride) {
    return new MaxPool1d(new MaxPoolOptions(kernelSize).stride(stride));
  }

  /** {@link #maxPool1d(int)} with a padding and more. */
  default Module maxPool1d(MaxPoolOptions options) {
    return new MaxPool1d(options);
  }

  /** The greatest element of each square of {@code kernelSize}: see {@link MaxPool2d}. */
  default Module maxPool2d(int kernelSize) {
    return new MaxPool2d(kernelSize);
  }

  /** {@link #maxPool2d(int)} with windows {@code stride} apart. */
  default Module maxPool2d(int kernelSize, int stride) {
    return new MaxPool2d(new MaxPoolOptions(kernelSize).stride(stride));
  }

  /** {@link #maxPool2d(int)} with a padding and more. */
  default Module maxPool2d(MaxPoolOptions options) {
    return new MaxPool2d(options);
  }

  /** The mean of each {@code kernelSize} elements side by side: see {@link AvgPool1d}. */
  default Module avgPool1d(int kernelSize) {
    return new AvgPool1d(kernelSize);
  }

  /** {@link #avgPool1d(int)} with windows {@code stride} apart. */
  default Module avgPool1d(int kernelSize, int stride) {
    return new AvgPool1d(new AvgPoolOptions(kernelSize).stride(stride));
  }

  /** {@link #avgPool1d(int)} with a padding and more. */
  default Module avgPool1d(AvgPoolOptions options) {
    return new AvgPool1d(options);
  }

  /** The mean of each square of {@code kernelSize}: see {@link AvgPool2d}. */
  default Module avgPool2d(int kernelSize) {
    return new AvgPool2d(kernelSize);
  }

  /** {@link #avgPool2d(int)} with windows {@code stride} apart. */
  default Module avgPool2d(int kernelSize, int stride) {
    return new AvgPool2d(new AvgPoolOptions(kernelSize).stride(stride));
  }

  /** {@link #avgPool2d(int)} with a padding and more. */
  default Module avgPool2d(AvgPoolOptions options) {
    return new AvgPool2d(options);
  }

  /** Means of {@code outputSize} windows, whatever the input's length. */
  default Module adaptiveAvgPool1d(int outputSize) {
    return new AdaptiveAvgPool1d(outputSize);
  }

  /** Means of {@code outputSize} by {@code outputSize} windows, whatever the input's size. */
  default Module adaptiveAvgPool2d(int outputSize) {
    return new AdaptiveAvgPool2d(outputSize);
  }

  /** Means of {@code height} by {@code width} windows, whatever the input's size. */
  default Module adaptiveAvgPool2d(int height, int width) {
    return new AdaptiveAvgPool2d(height, width);
  }

  /** Greatest elements of {@code outputSize} windows, whatever the input's length. */
  default Module adaptiveMaxPool1d(int outputSize) {
    return new AdaptiveMaxPool1d(outputSize);
  }

  /**
   * Greatest elements of {@code outputSize} by {@code outputSize} windows, whatever the input's
   * size.
   */
  default Module adaptiveMaxPool2d(int outputSize) {
    return new AdaptiveMaxPool2d(outputSize);
  }

  /** Greatest elements of {@code height} by {@code width} windows, whatever the input's size. */
  default Module adaptiveMaxPool2d(int height, int width) {
    return new AdaptiveMaxPool2d(height, width);
  }
}
