package dev.nabla.autograd;

import dev.nabla.tensor.NativeCensus;
import dev.nabla.tensor.NativeHolder;
import java.util.List;

/** The arrays between two numbers, which have lines. */
final class OpenCensus implements NativeCensus {
  private final Memory<?> memory;
  private final LiveArrays live;
  private final long after;
  private long last = Long.MAX_VALUE;

  OpenCensus(Memory<?> memory, LiveArrays live) {
    this.memory = memory;
    this.live = live;
    this.after = live.latest();
    live.censuses.incrementAndGet();
  }

  @Override
  public synchronized List<NativeHolder> alive() {
    memory.alive(); // frees what the collector has found
    return live.holders(after, last);
  }

  @Override
  public synchronized void close() {
    if (last == Long.MAX_VALUE) {
      last = live.latest();
      live.censuses.decrementAndGet();
    }
  }
}
