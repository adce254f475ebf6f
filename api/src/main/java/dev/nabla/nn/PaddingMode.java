package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** What stands around an input that is padded. */
public enum PaddingMode {
  /** {@code [a, b, c] -> [0, 0, a, b, c, 0, 0]}. */
  ZEROS("zeroPad") {
    @Override
    public Tensor pad(Tensor x, int... pads) {
      return x.padConstant(0, pads);
    }
  },
  /** {@code [a, b, c] -> [c, b, a, b, c, b, a]}: mirrored at the outermost elements. */
  REFLECT("reflectionPad") {
    @Override
    public Tensor pad(Tensor x, int... pads) {
      return x.padReflect(pads);
    }
  },
  /** {@code [a, b, c] -> [a, a, a, b, c, c, c]}: the outermost elements repeated. */
  REPLICATE("replicationPad") {
    @Override
    public Tensor pad(Tensor x, int... pads) {
      return x.padReplicate(pads);
    }
  },
  /** {@code [a, b, c] -> [b, c, a, b, c, a, b]}: as if the input were a ring. */
  CIRCULAR("circularPad") {
    @Override
    public Tensor pad(Tensor x, int... pads) {
      Tensor cut = x.padConstant(0, Arrays.stream(pads).map(p -> Math.min(p, 0)).toArray());
      int rank = x.shape().rank();
      for (int i = 0; i < pads.length; i++) {
        int extent = cut.shape().extent(rank - 1 - i / 2);
        if (pads[i] > extent) {
          throw new NablaException(
              "padCircular",
              "pads no longer than their axis",
              pads[i] + " for axis " + (rank - 1 - i / 2) + " of shape " + cut.shape(),
              "pad less, or repeat the input");
        }
      }
      for (int i = 0; i < pads.length; i += 2) {
        cut = ring(cut, rank - 1 - i / 2, Math.max(pads[i], 0), Math.max(pads[i + 1], 0));
      }
      return cut;
    }
  };

  private final String layer;

  PaddingMode(String layer) {
    this.layer = layer;
  }

  /** What the factory calls a layer of it. */
  String layer(int spatial) {
    return layer + spatial + "d";
  }

  /**
   * {@code x} with {@code pads} elements before and after those of the last axis, then of the one
   * before it, and so on; a negative number cuts elements off.
   */
  public abstract Tensor pad(Tensor x, int... pads);

  private static Tensor ring(Tensor x, int axis, int before, int after) {
    int extent = x.shape().extent(axis);
    return before == 0 && after == 0
        ? x
        : x.narrow(axis, extent - before, before, 1).concat(axis, x, x.narrow(axis, 0, after, 1));
  }
}
