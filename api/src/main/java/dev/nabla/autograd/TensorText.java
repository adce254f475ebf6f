package dev.nabla.autograd;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** A tensor as a person reads it: nested brackets, long axes cut in the middle. */
final class TensorText {
  private static final int SHOWN = 3;

  private final HostArray values;
  private final Shape shape;
  private final StringBuilder text = new StringBuilder();

  private TensorText(Tensor tensor) {
    this.values = tensor.toHost();
    this.shape = tensor.shape();
  }

  /** {@code Tensor [2] FLOAT32 on pure: [1.0, 2.0]}. */
  static String of(Tensor tensor) {
    String kind =
        tensor instanceof Parameter
            ? "Parameter "
            : tensor instanceof Buffer ? "Buffer " : "Tensor ";
    TensorText writer = new TensorText(tensor);
    writer.axis(0, 0);
    return kind
        + tensor.shape()
        + " "
        + tensor.dtype()
        + " on "
        + tensor.backend()
        + ": "
        + writer.text;
  }

  private void axis(int axis, int offset) {
    if (axis == shape.rank()) {
      text.append(element(offset));
      return;
    }
    int extent = shape.extent(axis);
    int stride = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      stride *= shape.extent(i);
    }
    text.append('[');
    for (int i = 0; i < extent; i++) {
      if (i == SHOWN && extent > 2 * SHOWN) {
        text.append(", …");
        i = extent - SHOWN;
      }
      if (i > 0) {
        text.append(", ");
      }
      axis(axis + 1, offset + i * stride);
    }
    text.append(']');
  }

  private Object element(int i) {
    return switch (values.dtype()) {
      case FLOAT32 -> (float) values.getDouble(i);
      case FLOAT64 -> values.getDouble(i);
      case INT64 -> values.getLong(i);
      case BOOL -> values.getLong(i) != 0;
    };
  }
}
