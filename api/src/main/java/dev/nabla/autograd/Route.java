package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;

/** Where a walk goes, and what it does with the gradients that it brings. */
interface Route {
  /** Whether the gradient of {@code node} is wanted, for itself or to go on from. */
  boolean enters(Node node);

  /** Whether the walk goes on from {@code node} to its operands. */
  boolean passes(Node node);

  /** Takes the whole gradient of {@code node} and returns the one to go on with. */
  Tensor arrive(Node node, Tensor gradient);
}
