package dev.nabla.conformance;

/** How deep a test goes: what a tier asks for stands on the tiers below it. */
public enum Tier {
  L0("create, read, equality"),
  L1("operations"),
  L2("autograd"),
  L3("layers, losses, optimizers"),
  L4("the notebook's transcript, whole runs"),
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
