package dev.nabla.functional;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** Windows that slide along an axis: what convolution and pooling share. */
final class Windows {
  private Windows() {}

  /** {@code [.., n, ..] -> [.., windows, kernel, ..]} by positions {@code [windows, kernel]}. */
  static Tensor along(Tensor x, int axis, Tensor positions) {
    int[] extents = x.shape().toArray();
    int[] unfolded = new int[extents.length + 1];
    System.arraycopy(extents, 0, unfolded, 0, axis);
    unfolded[axis] = positions.shape().extent(0);
    unfolded[axis + 1] = positions.shape().extent(1);
    System.arraycopy(extents, axis + 1, unfolded, axis + 2, extents.length - axis - 1);
    return x.indexSelect(axis, positions.flatten()).reshape(Shape.of(unfolded));
  }

  /** {@code r[i][j] = i * stride + j * dilation}. */
  static Tensor positions(Tensor like, int windows, int kernel, int stride, int dilation) {
    Tensor starts = Indices.upTo(windows, like).mul(stride).unsqueeze(1);
    return starts.add(Indices.upTo(kernel, like).mul(dilation));
  }

  /** How many fit along each axis: {@code (n + 2 padding - dilation (k - 1) - 1) / stride + 1}. */
  static int[] counts(
      String op, Tensor x, int[] kernel, int[] stride, int[] padding, int[] dilation) {
    return counts(op, x, kernel, stride, padding, dilation, false);
  }

  /** {@link #counts}, rounded up if {@code ceil}, but for a window that begins after the input. */
  static int[] counts(
      String op,
      Tensor x,
      int[] kernel,
      int[] stride,
      int[] padding,
      int[] dilation,
      boolean ceil) {
    int[] counts = new int[kernel.length];
    for (int i = 0; i < counts.length; i++) {
      long span = dilation[i] * (kernel[i] - 1L) + 1;
      long before = (long) x.shape().extent(2 + i) + padding[i];
      long padded = before + padding[i];
      long steps = Math.floorDiv(padded - span + (ceil ? stride[i] - 1L : 0), (long) stride[i]);
      if (steps < 0 || padded > Integer.MAX_VALUE) {
        throw new NablaException(
            op,
            "a kernel that fits into the padded input",
            "a window of " + span + " elements on " + padded,
            "pad more, or make the kernel smaller");
      }
      counts[i] = (int) (ceil && steps * stride[i] >= before ? steps : steps + 1);
    }
    return counts;
  }

  /** {@code x} as {@code [N, C, ..]}; one sample, {@code [C, ..]}, becomes a batch of one. */
  static Tensor batched(String op, Tensor x, int spatial) {
    int rank = x.shape().rank();
    if (rank != spatial + 1 && rank != spatial + 2) {
      String axes = spatial == 1 ? "L]" : "H, W]";
      throw new NablaException(
          op,
          "an input [N, C, " + axes + " or [C, " + axes,
          "shape " + x.shape(),
          "reshape it, the channels before the positions");
    }
    return rank == spatial + 1 ? x.unsqueeze(0) : x;
  }

  /** {@code y} without the batch axis that {@link #batched} gave {@code x}. */
  static Tensor unbatched(Tensor y, Tensor x) {
    return y.shape().rank() > x.shape().rank() ? y.squeeze(0) : y;
  }

  /** Throws an error unless there is a value for each spatial axis, none below {@code least}. */
  static void requireEach(String op, String what, int least, int spatial, int... values) {
    if (values.length != spatial || Arrays.stream(values).anyMatch(v -> v < least)) {
      String many = spatial == 1 ? "one number" : spatial + " numbers";
      throw new NablaException(
          op,
          what + " of " + many + ", each at least " + least,
          Arrays.toString(values),
          "name one for each spatial axis");
    }
  }
}
