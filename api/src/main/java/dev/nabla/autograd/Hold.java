package dev.nabla.autograd;

import org.jspecify.annotations.Nullable;

/**
 * One tensor's hold on its array, apart from the tensor so that a scope or the collector can end it
 * without keeping the tensor reachable.
 */
final class Hold<A> {
  private @Nullable Handle<A> handle;

  Hold(Handle<A> handle) {
    this.handle = handle;
  }

  /** The array, or null once let go of. */
  synchronized @Nullable A array() {
    return handle == null ? null : handle.array();
  }

  /** The handle, held once more for a kernel that is about to read it, or null once let go of. */
  synchronized @Nullable Handle<A> pin() {
    if (handle != null) {
      handle.retain();
    }
    return handle;
  }

  /** Another hold on the same array, or null once let go of. */
  synchronized @Nullable Hold<A> share() {
    if (handle == null) {
      return null;
    }
    handle.retain();
    return new Hold<>(handle);
  }

  /** Lets go and takes over {@code other}'s array, with a hold of its own on it. */
  void replace(Hold<A> shared) {
    Handle<A> taken = shared.take();
    Handle<A> old;
    synchronized (this) {
      old = handle;
      handle = taken;
    }
    if (old != null) {
      old.release();
    }
  }

  /** Lets go; a second time does nothing. */
  void release() {
    Handle<A> old = take();
    if (old != null) {
      old.release();
    }
  }

  private synchronized @Nullable Handle<A> take() {
    Handle<A> old = handle;
    handle = null;
    return old;
  }
}
