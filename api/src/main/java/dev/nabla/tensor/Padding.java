package dev.nabla.tensor;

import java.util.Arrays;

/** Elements around a tensor; pads name the last axis first, before and after. */
enum Padding {
  /** Mirrored at the outermost elements, which are not repeated. */
  REFLECT("padReflect") {
    @Override
    boolean allows(int pad, int extent) {
      return pad < extent;
    }

    @Override
    int inside(int position, int last) {
      return position < 0 ? -position : last - Math.abs(last - position);
    }
  },
  /** The outermost elements repeated. */
  REPLICATE("padReplicate") {
    @Override
    boolean allows(int pad, int extent) {
      return extent > 0;
    }

    @Override
    int inside(int position, int last) {
      return Math.max(0, Math.min(position, last));
    }
  };

  private final String label;

  Padding(String label) {
    this.label = label;
  }

  /** Whether {@code pad} elements can be taken from an axis of {@code extent}. */
  abstract boolean allows(int pad, int extent);

  /** Which element stands at {@code position}, outside the axis or inside. */
  abstract int inside(int position, int last);

  Tensor pad(Tensor x, int... pads) {
    require(label, x.shape(), pads);
    for (int i = 0; i < pads.length; i++) {
      int axis = x.shape().rank() - 1 - i / 2;
      if (pads[i] != 0 && !allows(pads[i], x.shape().extent(axis))) {
        throw new NablaException(
            label,
            this == REFLECT ? "pads shorter than their axis" : "an axis that is not empty",
            pads[i] + " for axis " + axis + " of shape " + x.shape(),
            "pad less, or call padConstant");
      }
    }
    Tensor padded = x;
    for (int i = 0; i < pads.length; i += 2) {
      int axis = x.shape().rank() - 1 - i / 2;
      padded = along(padded, axis, pads[i], pads[i + 1]);
    }
    return padded;
  }

  private Tensor along(Tensor x, int axis, int before, int after) {
    int extent = x.shape().extent(axis);
    int count = extent + before + after;
    boolean same = before == 0 && after == 0;
    return same
        ? x
        : x.indexSelect(axis, Constants.positions(x, count, i -> inside(i - before, extent - 1)));
  }

  static Tensor constant(Tensor x, double value, int... pads) {
    require("padConstant", x.shape(), pads);
    Tensor padded = x;
    for (int i = 0; i < pads.length; i += 2) {
      int axis = x.shape().rank() - 1 - i / 2;
      int cutBefore = Math.max(0, -pads[i]);
      int kept = x.shape().extent(axis) - cutBefore - Math.max(0, -pads[i + 1]);
      int before = Math.max(0, pads[i]);
      int after = Math.max(0, pads[i + 1]);
      padded = padded.narrow(axis, cutBefore, kept, 1).pad(axis, before, after, value);
    }
    return padded;
  }

  private static void require(String op, Shape shape, int... pads) {
    boolean fits = pads.length % 2 == 0 && pads.length <= 2 * shape.rank();
    for (int i = 0; fits && i < pads.length; i += 2) {
      int extent = shape.extent(shape.rank() - 1 - i / 2);
      fits = extent + Math.min(0, pads[i]) + Math.min(0, pads[i + 1]) >= 0;
    }
    if (!fits) {
      throw new NablaException(
          op,
          "before and after for each axis, the last one first, cutting no more than there is",
          Arrays.toString(pads) + " for shape " + shape,
          "give pairs, at most one for each axis");
    }
  }
}
