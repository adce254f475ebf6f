package dev.nabla.data;

import dev.nabla.tensor.NablaException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The batches of an epoch in their order, some of them read ahead. */
final class Ahead<B> implements Iterator<B> {
  private final Batching<B> batching;
  private final List<int[]> batches;
  private final int most;
  private final @Nullable Workers workers;
  private final Epoch epoch;
  private final Deque<Future<Supplier<B>>> reading = new ArrayDeque<>();
  private int next;
  private int asked;

  Ahead(
      Batching<B> batching,
      Epoch epoch,
      List<int[]> batches,
      LoaderOptions options,
      @Nullable Workers workers) {
    this.batching = batching;
    this.batches = batches;
    this.most = options.workers() * options.prefetch();
    this.workers = workers;
    this.epoch = epoch;
    ask();
  }

  @Override
  public boolean hasNext() {
    return next < batches.size();
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the epoch is over");
    }
    Supplier<B> batch = workers == null ? batching.read(epoch.seed(), batches.get(next)) : taken();
    next++;
    epoch.take();
    ask();
    return batch.get();
  }

  private void ask() {
    while (workers != null && asked < batches.size() && reading.size() < most) {
      int[] indices = batches.get(asked++);
      reading.add(workers.submit(() -> batching.read(epoch.seed(), indices)));
    }
  }

  /** What a worker throws is thrown here, and again for whoever asks again. */
  private Supplier<B> taken() {
    try {
      Supplier<B> batch = reading.element().get();
      reading.remove();
      return batch;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e); // workers throw nothing else
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NablaException(
          "dataLoader", "to wait for a batch", "an interrupt", "start another epoch", e);
    }
  }
}
