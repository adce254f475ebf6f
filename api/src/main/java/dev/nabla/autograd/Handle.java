package dev.nabla.autograd;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One array that is freed, and how many tensors hold it; the last one to let go frees it. */
final class Handle<A> {
  private final Memory<A> memory;
  private final A array;
  private final @Nullable Birth birth;
  private final AtomicInteger holders = new AtomicInteger(1);

  Handle(Memory<A> memory, A array, @Nullable Birth birth) {
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
    if (holders.decrementAndGet() == 0) {
      memory.free(array, birth);
    }
  }
}
