package dev.nabla.backend.nd4j;

import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One native buffer and how many arrays show it; the last one to let go closes it.
 *
 * <p>ND4J closes a buffer whatever views there still are, hence the count.
 */
final class Storage {
  private final INDArray owner;
  private final AtomicInteger holders = new AtomicInteger(1);

  Storage(INDArray owner) {
    this.owner = owner;
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
