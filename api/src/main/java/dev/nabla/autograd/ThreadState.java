package dev.nabla.autograd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tape remembers for one thread. */
final class ThreadState {
  final Thread owner = Thread.currentThread();

  /** Whether operations are recorded. */
  boolean recording = true;

  /** The innermost open scope. */
  @Nullable OpenScope scope;

  /** What looks at each result, where somebody asked for it. */
  @Nullable Anomaly anomaly;

  /** The innermost open count of products. */
  @Nullable OpenCount count;

  /** The operation whose gradient rule is running. */
  @Nullable Node walking;

  /** An empty one for the next walk. */
  @Nullable Frontier frontier;

  /** The arrays that the kernel about to run reads, or one that failed has read. */
  final List<Handle<?>> pins = new ArrayList<>(4);

  /** Lets go of {@link #pins}. */
  void unpin() {
    for (int i = pins.size() - 1; i >= 0; i--) {
      pins.remove(i).release();
    }
  }
}
