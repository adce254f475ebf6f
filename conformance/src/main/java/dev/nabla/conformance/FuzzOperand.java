package dev.nabla.conformance;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** A tensor of a program: its place among them all, and what it is. */
record FuzzOperand(int node, DType dtype, Shape shape) {
  boolean numeric() {
    return dtype != DType.BOOL;
  }

  boolean floating() {
    return dtype.isFloating();
  }

  int rank() {
    return shape.rank();
  }

  /** An axis, for a number of 0 or more; now and then counted from the last. */
  int axis(int raw) {
    int axis = raw % shape.rank();
    return raw / 8 % 4 == 3 ? axis - shape.rank() : axis;
  }
}
