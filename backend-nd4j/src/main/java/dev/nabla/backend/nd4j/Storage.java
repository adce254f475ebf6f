package dev.nabla.backend.nd4j;

import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.buffer.DataBuffer;

/**
 * One native buffer and how many arrays show it; the last one to let go closes it.
 *
 * <p>ND4J closes a buffer whatever views there still are, hence the count.
 */
final class Storage {
  private final DataBuffer owner;
  private final AtomicInteger holders = new AtomicInteger(1);

  Storage(DataBuffer owner) {
    this.owner = owner;
  }

  DataBuffer buffer() {
    return owner;
  }

  void retain() {
    holders.incrementAndGet();
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      owner.close();
    }
  }
}
