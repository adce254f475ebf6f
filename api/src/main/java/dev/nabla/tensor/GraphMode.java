package dev.nabla.tensor;

/** What becomes of the recorded graph when a gradient is taken. */
public enum GraphMode {
  /** It is let go of: a second walk over it is an error. */
  FREE,
  /** It stays for another walk. */
  RETAIN,
  /** It stays, and the walk is recorded too, so that gradients have gradients. */
  CREATE
}
