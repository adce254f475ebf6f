package dev.nabla.conformance;

import dev.nabla.tensor.NablaException;

/**
 * A tolerance wider than the specification's, which the report prints.
 *
 * @param factor how many times wider, more than 1; what must be exact stays exact
 * @param reason why, so that a user can judge it
 */
public record Widened(double factor, String reason) {
  /** An error unless the factor widens and there is a reason. */
  public Widened {
    if (!(factor > 1) || Double.isInfinite(factor)) {
      throw new NablaException(
          "tolerances", "a factor greater than 1", String.valueOf(factor), "leave it out");
    }
    Declarations.requireReason("tolerances", reason);
  }
}
