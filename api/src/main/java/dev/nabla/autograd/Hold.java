package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One tensor's hold on its array, apart from the tensor so that a scope or the collector can end it
 * without keeping the tensor reachable.
 *
 * <p>An array that the collector alone frees is held by itself, another by a handle that counts.
 */
final class Hold<A> {
  private volatile boolean counted; // for good: set after a handle, and before an array to be freed
  private volatile @Nullable A array;
  private volatile @Nullable Handle<A> handle;

  /** The scope that ends this; of that scope's thread alone. */
  @Nullable OpenScope scope;

  /** On an array that the collector alone frees. */
  Hold(A array) {
    this.counted = false;
    this.array = array;
  }

  Hold(Handle<A> handle) {
    this.handle = handle;
    this.counted = true;
    this.array = handle.array();
  }

  /** The array, or null once let go of. */
  @Nullable A array() {
    return array;
  }

  /** Whether an array that was read before may be freed: then it is pinned first. */
  boolean isCounted() {
    return counted;
  }

  /** The handle, held once more for a kernel that is about to read it, or null once let go of. */
  @Nullable Handle<A> pin() {
    Handle<A> found = handle;
    while (found != null && !found.retain()) {
      found = handle; // another took its place, or none
    }
    return found;
  }

  /** Another hold on the same array, or null once let go of. */
  @Nullable Hold<A> share() {
    A now = array;
    if (counted) {
      Handle<A> pinned = pin();
      return pinned == null ? null : new Hold<>(pinned);
    }
    return now == null ? null : new Hold<>(now);
  }

  /** Lets go and takes over the hold of {@code shared} on its array. */
  void replace(Hold<A> shared) {
    A next = requireNonNull(shared.array);
    Handle<A> taken = shared.take(null, null);
    boolean needsHandle = counted && taken == null;
    release(take(next, needsHandle ? new Handle<>(null, next, null) : taken));
  }

  /** Lets go; a second time does nothing. */
  void release() {
    release(take(null, null));
  }

  private static void release(@Nullable Handle<?> old) {
    if (old != null) {
      old.release();
    }
  }

  /** Puts another array in the place of this one, and gives the handle that it had. */
  private @Nullable Handle<A> take(@Nullable A next, @Nullable Handle<A> nextHandle) {
    if (!counted && nextHandle == null) {
      array = next;
      return null;
    }
    synchronized (this) {
      Handle<A> old = handle;
      handle = nextHandle;
      counted = true;
      array = next;
      return old;
    }
  }
}
