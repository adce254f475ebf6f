package dev.nabla.tensor;

/**
 * Holds the gradient of a tensor that is no parameter: see {@link Tensor#retainGrad}.
 *
 * <p>A second walk over the same graph adds to it. What it holds belongs to the scope that was open
 * around the walk. Removed, it keeps what it has.
 */
public interface RetainedGradient extends GradientHook {
  /** Whether a walk has come by. */
  boolean hasGrad();

  /** The gradient; an error before a walk came by. */
  Tensor grad();
}
