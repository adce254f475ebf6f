package dev.nabla.tensor;

/** A floating tensor that is learned: its value may be replaced, and it alone holds a gradient. */
public interface Parameter extends Tensor {
  /**
   * Takes over the value of {@code value}, which has this shape, dtype and backend.
   *
   * <p>Tensors computed before keep their values, and their gradients are those at these values. A
   * rule that would have to read this parameter itself, as it was, is an error at {@link
   * #backward()}.
   */
  void assign(Tensor value);

  /**
   * Whether gradients flow here from now on, true at first; {@code false} freezes it.
   *
   * <p>What was recorded while it was frozen knows nothing of it, and what was recorded before
   * leaves it alone for as long as it is frozen. A gradient that it has stays.
   */
  void requiresGrad(boolean required);

  /** Whether a gradient has been accumulated since the start or {@link #zeroGrad}. */
  boolean hasGrad();

  /** The gradient accumulated so far; an error where there is none. */
  Tensor grad();

  /**
   * Has {@code gradient}, of this shape, dtype and backend, in the place of what was accumulated:
   * clipped or averaged, say.
   */
  void grad(Tensor gradient);

  /** Forgets the gradient. */
  void zeroGrad();

  /**
   * Runs {@code body}, an update of parameters on this backend: tensors made in it that no variable
   * takes over may be released at its end.
   */
  void passing(Runnable body);
}
