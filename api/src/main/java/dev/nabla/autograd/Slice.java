package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;

/**
 * The rule of a part of an axis: the gradient put back among zeros. A walk that meets it keeps the
 * part as it is, and puts all parts of one operand together at once: see {@link Slices}.
 *
 * @param extent of the axis of the operand
 */
record Slice(int axis, int start, int extent) implements JoinedRule {
  @Override
  public Tensor apply(Tensor gradient) {
    return gradient.pad(axis, start, extent - end(gradient), 0);
  }

  @Override
  public boolean isJoined(Tensor gradient) {
    return true;
  }

  @Override
  public Gathering gathering() {
    return new Slices(axis);
  }

  int end(Tensor gradient) {
    return start + gradient.shape().extent(axis);
  }
}
