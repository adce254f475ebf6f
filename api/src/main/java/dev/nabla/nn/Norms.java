package dev.nabla.nn;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/** What the normalising layers check and begin with. */
final class Norms {
  private Norms() {}

  /** A parameter with {@code value} everywhere, if there is to be one. */
  static Optional<Parameter> parameter(
      boolean wanted, TensorFactory factory, Shape shape, double value) {
    return wanted
        ? Optional.of(factory.parameter(factory.full(shape, value, DType.FLOAT32)))
        : Optional.empty();
  }

  static void requireShape(String layer, Shape normalized) {
    if (normalized.rank() == 0 || normalized.size() == 0) {
      throw new NablaException(
          layer, "the extents of the last axes", normalized.toString(), "name one or more");
    }
  }

  static void requireEps(String layer, double eps) {
    requireEps(layer, "an eps", eps);
  }

  /** The same of one that has a name of its own. */
  static void requireEps(String layer, String what, double eps) {
    if (!(eps >= 0 && Double.isFinite(eps))) {
      throw new NablaException(
          layer, what + " that is finite and at least 0", Double.toString(eps), "start with 1e-5");
    }
  }

  /** Throws an error unless both, where there are any, have {@code shape}. */
  static void requireFit(
      String layer, Shape shape, Optional<Parameter> weight, Optional<Parameter> bias) {
    boolean fits =
        weight.map(w -> w.shape().equals(shape)).orElse(true)
            && bias.map(b -> b.shape().equals(shape)).orElse(true);
    if (!fits) {
      throw new NablaException(
          layer,
          "a weight and a bias of shape " + shape,
          weight.map(w -> w.shape().toString()).orElse("no weight")
              + " and "
              + bias.map(b -> b.shape().toString()).orElse("no bias"),
          "reshape them");
    }
  }

  /** Throws an error unless {@code x} has the dtype of {@code kept}, what the layer keeps. */
  static void requireDType(String layer, Tensor x, Tensor kept) {
    if (x.dtype() != kept.dtype()) {
      throw new NablaException(
          layer,
          "an input of dtype " + kept.dtype() + ", as the running statistics'",
          x.dtype() + " " + x.shape(),
          "convert it with to(DType." + kept.dtype() + ")");
    }
  }

  /** Throws an error unless {@code x} is {@code [N, channels, ..]}. */
  static void requireChannels(String layer, Tensor x, int channels) {
    if (x.shape().rank() < 2 || x.shape().extent(1) != channels) {
      throw new NablaException(
          layer,
          "an input [N, " + channels + ", ..] of " + channels + " channels",
          "shape " + x.shape(),
          "permute it, or build the layer with that number of channels");
    }
  }
}
