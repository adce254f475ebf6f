package dev.nabla.functional;

import dev.nabla.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Cross-correlation with learned kernels, and its transpose.
 *
 * <p>Inputs are {@code [N, C, ..]} or one sample {@code [C, ..]}; {@code groups} cuts the channels
 * into as many convolutions side by side.
 */
public final class Convolution {
  private Convolution() {}

  /**
   * {@code y[n][o][i] = bias[o] + sum(weight[o][c][j] * x[n][c][i * stride + j * dilation])}.
   *
   * @param weight {@code [O, C / groups, k]}
   * @param padding how many zeros before and after the input
   */
  public static Tensor conv1d(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      int stride,
      int padding,
      int dilation,
      int groups) {
    return new Sliding("conv1d", 1, groups, of(stride), of(padding), of(0), of(dilation))
        .over(x, weight, bias);
  }

  /** {@link #conv1d} over height and width; weight is {@code [O, C / groups, kH, kW]}. */
  public static Tensor conv2d(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      int[] stride,
      int[] padding,
      int[] dilation,
      int groups) {
    return new Sliding("conv2d", 2, groups, stride, padding, of(0, 0), dilation)
        .over(x, weight, bias);
  }

  /**
   * {@code y[n][o][i * stride + j * dilation - padding] += weight[c][o][j] * x[n][c][i]}, from
   * bias.
   *
   * @param weight {@code [C, O / groups, k]}
   * @param outputPadding how much longer the result is at its end
   */
  public static Tensor convTranspose1d(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      int stride,
      int padding,
      int outputPadding,
      int groups,
      int dilation) {
    return new Sliding(
            "convTranspose1d", 1, groups, of(stride), of(padding), of(outputPadding), of(dilation))
        .transposedOver(x, weight, bias);
  }

  /** {@link #convTranspose1d} over height and width; weight is {@code [C, O / groups, kH, kW]}. */
  public static Tensor convTranspose2d(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      int[] stride,
      int[] padding,
      int[] outputPadding,
      int groups,
      int[] dilation) {
    return new Sliding("convTranspose2d", 2, groups, stride, padding, outputPadding, dilation)
        .transposedOver(x, weight, bias);
  }

  private static int[] of(int... values) {
    return values;
  }
}
