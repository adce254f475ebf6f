package dev.nabla.autograd;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One array, and how many tensors hold it; the last one to let go frees it, unless the collector
 * does.
 */
final class Handle<A> {
  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<Handle> HOLDERS =
      AtomicIntegerFieldUpdater.newUpdater(Handle.class, "holders");

  private final @Nullable Memory<A> memory;
  private final A array;
  private final @Nullable Birth birth;
  private volatile int holders = 1;

  /** Without a {@code memory} the collector alone frees it. */
  Handle(@Nullable Memory<A> memory, A array, @Nullable Birth birth) {
    this.memory = memory;
    this.array = array;
    this.birth = birth;
  }

  A array() {
    return array;
  }

  /** Counts in a holder, unless the last one has let go. */
  boolean retain() {
    int now = holders;
    while (now > 0) {
      if (HOLDERS.compareAndSet(this, now, now + 1)) {
        return true;
      }
      now = holders;
    }
    return false;
  }

  void release() {
    if (HOLDERS.decrementAndGet(this) == 0 && memory != null) {
      memory.free(array, birth);
    }
  }
}
