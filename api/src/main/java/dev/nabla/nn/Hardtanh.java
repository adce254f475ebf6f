package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code min(max(x, minVal), maxVal)}.
 *
 * @param minVal the least value
 * @param maxVal the greatest value
 */
public record Hardtanh(double minVal, double maxVal) implements Module {
  /** Checks their order. */
  public Hardtanh {
    if (!(minVal <= maxVal)) {
      throw new NablaException(
          "hardtanh", "minVal <= maxVal", minVal + " and " + maxVal, "swap the two");
    }
  }

  /** From -1 to 1. */
  public Hardtanh() {
    this(-1, 1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.hardtanh(minVal, maxVal);
  }

  @Override
  public String toString() {
    return describe();
  }
}
