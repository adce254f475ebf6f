package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** How a gradient passes one operand: from that of the result to that of the operand. */
@FunctionalInterface
interface Rule {
  /**
   * The operand's gradient, of the operand's shape or of one that it was broadcast to: the walk
   * sums over what was broadcast. Null means that there is none.
   */
  @Nullable Tensor apply(Tensor gradient);
}
