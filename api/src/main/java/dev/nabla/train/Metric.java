package dev.nabla.train;

import dev.nabla.tensor.Tensor;

/**
 * A figure about predictions, gathered over batches in double, as if all were one batch.
 *
 * <p>Before the first batch, or where it is not defined, it is NaN.
 */
public interface Metric {
  /** Takes a batch into account. */
  void update(Tensor prediction, Tensor target);

  /** The figure over all batches since {@link #reset}. */
  double value();

  /** Forgets all batches. */
  void reset();
}
