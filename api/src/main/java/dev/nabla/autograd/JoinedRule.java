package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;

/** A rule whose gradients at one operand are better put together at once than added one by one. */
interface JoinedRule extends Rule {
  /** Whether it is to be: else it is applied by itself, as any other. */
  boolean isJoined(Tensor gradient);

  /** What gathers them, empty as yet. */
  Gathering gathering();

  /** What has arrived at one operand by such rules. */
  interface Gathering {
    /** Takes one, or returns false if it is of another kind than those before. */
    boolean add(JoinedRule rule, Tensor gradient);

    /** The operand's gradient. */
    Tensor together();
  }
}
