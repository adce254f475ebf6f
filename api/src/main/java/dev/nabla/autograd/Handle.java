package dev.nabla.autograd;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One array, and how many tensors hold it; the last one to let go frees it, unless the collector
 * does.
 */
final class Handle<A> {
  private final @Nullable Memory<A> memory;
  private final A array;
  private final @Nullable Birth birth;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** Without a {@code memory} the collector alone frees it. */
  Handle(@Nullable Memory<A> memory, A array, @Nullable Birth birth) {
    this.memory = memory;
    this.array = array;
    this.birth = birth;
  }

  A array() {
    return array;
  }

  void retain() {
    holders.incrementAndGet();
  }

  void release() {
    if (holders.decrementAndGet() == 0 && memory != null) {
      memory.free(array, birth);
    }
  }
}
