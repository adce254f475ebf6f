package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;

/** Inputs with positions after their channels. */
final class Positions {
  private Positions() {}

  /** Throws an error unless {@code x} is a batch, or one sample, of {@code spatial} axes. */
  static void require(String layer, Tensor x, int spatial) {
    String axes = spatial == 1 ? "L]" : "H, W]";
    String layouts = "[N, C, " + axes + " or [C, " + axes;
    Require.rank(layer, x, layouts, spatial + 1, spatial + 2);
  }

  /** The same, and that it has so many channels and the weight's dtype. */
  static void require(String layer, Tensor x, int spatial, int channels, Parameter weight) {
    require(layer, x, spatial);
    if (x.shape().extent(-1 - spatial) != channels) {
      String axes = spatial == 1 ? "L]" : "H, W]";
      throw new NablaException(
          layer,
          "an input of " + channels + " channels, [.., " + channels + ", " + axes,
          "shape " + x.shape(),
          "permute it, the channels before the positions, or make the layer for them");
    }
    if (x.dtype() != weight.dtype()) {
      throw new NablaException(
          layer,
          "an input of dtype " + weight.dtype() + ", as the weight's",
          x.dtype() + " " + x.shape(),
          "convert it with to(DType." + weight.dtype() + ")");
    }
  }
}
