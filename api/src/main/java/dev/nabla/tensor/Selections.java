package dev.nabla.tensor;

/** The greatest, the least and the middle element, and where they stood. */
public sealed interface Selections extends Primitives permits Tensor {
  /** The greatest element of all, NaN if any is; equal ones share the gradient evenly. */
  default Tensor max() {
    return ((Tensor) this).amax();
  }

  /** The least element of all, NaN if any is; equal ones share the gradient evenly. */
  default Tensor min() {
    return ((Tensor) this).amin();
  }

  /** The greatest elements along {@code axis}, the first of equal ones, NaN before all. */
  default ValuesAndIndices max(int axis) {
    return Selecting.extreme((Tensor) this, ArgOp.ARG_MAX, axis);
  }

  /** The least elements along {@code axis}, the first of equal ones, NaN before all. */
  default ValuesAndIndices min(int axis) {
    return Selecting.extreme((Tensor) this, ArgOp.ARG_MIN, axis);
  }

  /** The middle elements along {@code axis}, the lower of two, the first NaN if there is one. */
  default ValuesAndIndices median(int axis) {
    return Selecting.median(Operand.numeric("median", this), axis);
  }

  /** The middle element of all, the lower of two, NaN if any is; equal ones share the gradient. */
  default Tensor median() {
    return Selecting.median(Operand.numeric("median", this));
  }
}
