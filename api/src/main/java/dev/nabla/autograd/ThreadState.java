package dev.nabla.autograd;

import org.jspecify.annotations.Nullable;

/** What a tape remembers for one thread. */
final class ThreadState {
  /** Whether operations are recorded. */
  boolean recording = true;

  /** The innermost open scope. */
  @Nullable OpenScope scope;

  /** What looks at each result, where somebody asked for it. */
  @Nullable Anomaly anomaly;

  /** The operation whose gradient rule is running. */
  @Nullable Node walking;
}
