package dev.nabla.conformance;

/** How deep a test goes: what a tier asks for stands on the tiers below it. */
public enum Tier {
  /** Tensors are made, read and compared; all else waits for these. */
  L0("create, read, equality"),
  /** Each operation's values, shapes and errors. */
  L1("operations"),
  /** Gradients of any order, hooks and checkpoints. */
  L2("autograd"),
  /** What is built of operations, and files. */
  L3("layers, losses, optimizers"),
  /** Programs from their first step to their last. */
  L4("the notebook's transcript, whole runs"),
  /** What shows only after a while, or on several threads. */
  L5("threads, memory, determinism");

  private final String title;

  Tier(String title) {
    this.title = title;
  }

  /** What its tests are about. */
  public String title() {
    return title;
  }
}
