package dev.nabla.autograd;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.Shape;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who frees a backend's arrays: the scope in which a tensor was made, or else the collector, which
 * is called when what is alive exceeds a budget.
 */
final class Memory<A> {
  /**
   * What an array weighs beside its elements: several times what the engine and we keep for it, so
   * that a loop over small arrays has the collector called before the heap grows for their sake.
   */
  private static final long OVERHEAD = 16384;

  private final Kernels<A> kernels;
  private final boolean counted;
  private final AtomicLong arrays = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final Reaper reaper;

  Memory(Kernels<A> kernels, long budget) {
    this.kernels = kernels;
    this.counted = kernels.isNative();
    this.reaper = new Reaper(budget, bytes::get);
  }

  /** The first hold on an array fresh from a kernel. */
  Hold<A> adopt(A array, Shape shape, DType dtype) {
    long size = shape.size() * dtype.bytes() + OVERHEAD;
    if (counted) {
      arrays.incrementAndGet();
      bytes.addAndGet(size);
      reaper.relieve();
    }
    return new Hold<>(new Handle<>(this, array, size));
  }

  /** Sees to it that {@code hold} ends with the scope, or without one when owner is collected. */
  void watch(Object owner, Hold<A> hold, @Nullable OpenScope scope) {
    if (scope != null) {
      scope.add(hold);
    } else if (counted) {
      reaper.watch(owner, hold);
    }
  }

  void free(A array, long size) {
    if (counted) {
      arrays.decrementAndGet();
      bytes.addAndGet(-size);
    }
    kernels.free(array);
  }

  /** What is alive now, once the collector's finds are freed. */
  NativeMemory alive() {
    reaper.drain();
    return new NativeMemory(arrays.get(), bytes.get());
  }
}
