package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/** Closes what a kernel of several steps makes on its way. */
final class Temporaries {
  private Temporaries() {}

  /** The array that {@code steps} return; every other one that they make is closed. */
  static NDArray closedAfter(Supplier<NDArray> steps) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray result = steps.get();
      NDScope.unregister(result);
      return result;
    }
  }
}
