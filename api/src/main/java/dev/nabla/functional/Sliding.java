package dev.nabla.functional;

import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.Window;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How a kernel slides over an input: one number for each spatial axis. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sliding(
    String op,
    int spatial,
    int groups,
    int[] stride,
    int[] padding,
    int[] outputPadding,
    int[] dilation) {
  /** Checks the numbers by themselves. */
  Sliding {
    Windows.requireEach(op, "a stride", 1, spatial, stride);
    Windows.requireEach(op, "a padding", 0, spatial, padding);
    Windows.requireEach(op, "a dilation", 1, spatial, dilation);
    Windows.requireEach(op, "an outputPadding", 0, spatial, outputPadding);
    Windows.requireEach(op, "groups", 1, 1, groups);
    for (int i = 0; i < spatial; i++) {
      if (outputPadding[i] > 0 && outputPadding[i] >= Math.max(stride[i], dilation[i])) {
        throw new NablaException(
            op,
            "an outputPadding below the stride or the dilation",
            outputPadding[i] + " with stride " + stride[i] + " and dilation " + dilation[i],
            "lower it");
      }
    }
  }

  /** The cross-correlation of {@code x} with {@code weight}. */
  Tensor over(Tensor x, Tensor weight, @Nullable Tensor bias) {
    Tensor padded = Windows.batched(op, x, spatial);
    requireWeight(weight, "[O, C / groups, kernel]");
    requireFit(padded, weight, weight.shape().extent(1) * groups);
    Affine shift = shift(bias, weight, weight.shape().extent(0));
    int[] places = Windows.counts(op, padded, kernel(weight), stride, padding, dilation);
    Geometry geometry = geometry(spatial(padded), kernel(weight), places);
    Optional<Tensor> fused = fused(ConvolutionOp.FORWARD, padded, weight, geometry);
    if (fused.isPresent()) {
      return Windows.unbatched(shift.apply(fused.get()), x);
    }
    for (int i = 0; i < spatial; i++) {
      padded = padding[i] == 0 ? padded : padded.pad(2 + i, padding[i], padding[i], 0);
    }
    return Windows.unbatched(shift.apply(correlated(padded, weight, stride, places)), x);
  }

  /** The input spread by the stride, correlated with the kernel turned round. */
  Tensor transposedOver(Tensor x, Tensor weight, @Nullable Tensor bias) {
    Tensor spread = Windows.batched(op, x, spatial);
    requireWeight(weight, "[C, O / groups, kernel]");
    requireFit(spread, weight, weight.shape().extent(0));
    Affine shift = shift(bias, weight, weight.shape().extent(1) * groups);
    int[] places = outputs(spread, kernel(weight));
    Geometry geometry = geometry(places, kernel(weight), spatial(spread));
    Optional<Tensor> fused = fused(ConvolutionOp.INPUT, spread, weight, geometry);
    if (fused.isPresent()) {
      return Windows.unbatched(shift.apply(fused.get()), x);
    }
    int[] steps = new int[spatial];
    Arrays.fill(steps, 1);
    long products = spread.shape().size() * (weight.shape().size() / weight.shape().extent(0));
    for (int i = 0; i < spatial; i++) {
      spread = spread(spread, i, dilation[i] * (weight.shape().extent(2 + i) - 1), places[i]);
    }
    Tensor wide = spread;
    Tensor y = x.fused().countedAs(products, () -> correlated(wide, turned(weight), steps, places));
    return Windows.unbatched(shift.apply(y), x);
  }

  private static int[] kernel(Tensor weight) {
    return spatial(weight);
  }

  private static int[] spatial(Tensor x) {
    return Arrays.stream(x.shape().toArray()).skip(2).toArray();
  }

  private Geometry geometry(int[] inputs, int[] kernel, int[] counts) {
    Window[] windows = new Window[spatial];
    for (int i = 0; i < spatial; i++) {
      windows[i] = new Window(inputs[i], kernel[i], counts[i], stride[i], padding[i], dilation[i]);
    }
    return new Geometry(spatial == 1 ? Window.none() : windows[0], windows[spatial - 1], groups);
  }

  /** The backend's own form, if it has one; a series is an image of one row. */
  private Optional<Tensor> fused(ConvolutionOp form, Tensor x, Tensor weight, Geometry geometry) {
    return spatial == 2
        ? x.fused().convolution(form, x, weight, geometry)
        : x.fused()
            .convolution(form, x.unsqueeze(2), weight.unsqueeze(2), geometry)
            .map(y -> y.squeeze(2));
  }

  /** One product for each group: {@code [O / G, C / G * k] x [C / G * k, N * places]}. */
  private Tensor correlated(Tensor x, Tensor weight, int[] steps, int[] places) {
    int[] kernel = kernel(weight);
    Tensor columns = x;
    for (int i = 0; i < spatial; i++) {
      Tensor at = Windows.positions(x, places[i], kernel[i], steps[i], dilation[i]);
      columns = Windows.along(columns, 2 + 2 * i, at);
    }
    int outputs = weight.shape().extent(0);
    int inputs = Math.toIntExact(weight.shape().size() / outputs);
    Tensor matrices = columns.permute(kernelsFirst()).reshape(groups, inputs, -1);
    Tensor product = weight.reshape(groups, outputs / groups, inputs).matmul(matrices);
    int[] extents = new int[2 + spatial];
    extents[0] = outputs;
    extents[1] = x.shape().extent(0);
    System.arraycopy(places, 0, extents, 2, spatial);
    return product.reshape(Shape.of(extents)).transpose(0, 1);
  }

  /** The order that makes {@code [C, k1, k2, N, o1, o2]} of {@code [N, C, o1, k1, o2, k2]}. */
  private int[] kernelsFirst() {
    int rank = 2 + 2 * spatial;
    IntStream odd = IntStream.range(0, rank).filter(i -> i % 2 == 1);
    return IntStream.concat(odd, IntStream.range(0, rank).filter(i -> i % 2 == 0)).toArray();
  }

  /** {@code [C, O / groups, kernel] -> [O, C / groups, kernel]}, each kernel reversed. */
  private Tensor turned(Tensor weight) {
    int[] extents = weight.shape().toArray();
    int[] kernel = IntStream.range(2, extents.length).toArray();
    int inputs = extents[0] / groups;
    int outputs = extents[1];
    Tensor split = weight.flip(kernel).reshape(groups, inputs, outputs, -1).transpose(1, 2);
    extents[0] = groups * outputs;
    extents[1] = inputs;
    return split.reshape(Shape.of(extents));
  }

  /** {@code stride - 1} zeros between the elements, and around them what the kernel overhangs. */
  private Tensor spread(Tensor x, int spatialAxis, int overhang, int places) {
    int axis = 2 + spatialAxis;
    int step = stride[spatialAxis];
    int before = overhang - padding[spatialAxis];
    int after = before + outputPadding[spatialAxis];
    int extent = x.shape().extent(axis);
    return x.unsqueeze(axis + 1)
        .pad(axis + 1, 0, step - 1, 0)
        .reshape(x.shape().with(axis, extent * step))
        .narrow(axis, 0, (extent - 1) * step + 1, 1)
        .pad(axis, Math.max(before, 0), Math.max(after, 0), 0)
        .narrow(axis, Math.max(-before, 0), places + overhang, 1);
  }

  /** {@code (n - 1) stride - 2 padding + dilation (k - 1) + outputPadding + 1} along each axis. */
  private int[] outputs(Tensor x, int... kernel) {
    int[] outputs = new int[spatial];
    for (int i = 0; i < spatial; i++) {
      long spread = (x.shape().extent(2 + i) - 1L) * stride[i] + outputPadding[i];
      long output = spread - 2L * padding[i] + dilation[i] * (kernel[i] - 1L) + 1;
      if (output < 1 || output > Integer.MAX_VALUE || x.shape().extent(2 + i) == 0) {
        throw new NablaException(
            op,
            "an output of at least one element along each axis",
            output + " for shape " + x.shape() + " and padding " + padding[i],
            "pad less");
      }
      outputs[i] = (int) output;
    }
    return outputs;
  }

  private void requireWeight(Tensor weight, String layout) {
    Shape shape = weight.shape();
    if (shape.rank() != 2 + spatial || shape.size() == 0 || shape.extent(0) % groups != 0) {
      throw new NablaException(
          op,
          "a weight " + layout + " of rank " + (2 + spatial) + " that the groups divide",
          shape + " and groups " + groups,
          "reshape it, or name other groups");
    }
  }

  private void requireFit(Tensor x, Tensor weight, int channels) {
    Domain.NUMERIC.require(op, weight.dtype());
    if (x.shape().extent(1) != channels || x.dtype() != weight.dtype()) {
      throw new NablaException(
          op,
          "an input of " + channels + " channels and of the weight's dtype",
          x.dtype() + " " + x.shape() + " for " + weight.dtype() + " " + weight.shape(),
          "permute or convert it, or name other groups");
    }
  }

  private Affine shift(@Nullable Tensor bias, Tensor weight, int outputs) {
    return Affine.of(op, weight, Shape.of(outputs), null, bias).alongChannels(2 + spatial);
  }
}
