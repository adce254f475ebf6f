package dev.nabla.autograd;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NativeCensus;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.NativeSettings;
import dev.nabla.tensor.Shape;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who frees a backend's arrays: the scope in which a tensor was made, or else the collector, which
 * is called when what is alive exceeds a budget. Above a limit nothing is made.
 */
final class Memory<A> {
  private final Kernels<A> kernels;
  private final boolean isNative;
  private final long limit;
  private final LiveArrays live = new LiveArrays();
  private final Reaper reaper;

  Memory(Kernels<A> kernels, NativeSettings settings) {
    this.kernels = kernels;
    this.isNative = kernels.isNative();
    this.limit = settings.limit();
    this.reaper = new Reaper(Math.min(settings.budget(), limit), live::bytes);
    if (settings.census()) {
      live.censuses.incrementAndGet();
    }
  }

  /** The first hold on what {@code kernel} makes, or null if it makes nothing. */
  @Nullable Hold<A> make(String op, Shape shape, DType dtype, Supplier<@Nullable A> kernel) {
    if (!isNative) {
      A array = kernel.get();
      return array == null ? null : claimed(array, null);
    }
    reaper.relieve();
    Birth birth = admitted(op, shape, dtype);
    A array;
    try {
      array = run(kernel);
    } catch (RuntimeException | Error e) {
      live.remove(birth);
      if (kernels.isOutOfMemory(e)) {
        throw Exhausted.engine(op, shape, dtype, live, e);
      }
      throw e;
    }
    if (array == null) {
      live.remove(birth);
      return null;
    }
    return claimed(array, birth);
  }

  private Hold<A> claimed(A array, @Nullable Birth birth) {
    boolean isFreed = kernels.claim(array) || birth != null;
    return isFreed ? new Hold<>(new Handle<>(this, array, birth)) : new Hold<>(array);
  }

  /** The first hold on an array of a few bytes that is not counted, for what the tape keeps. */
  Hold<A> keep(Supplier<A> kernel) {
    A array = kernel.get();
    return isNative ? new Hold<>(new Handle<>(this, array, null)) : new Hold<>(array);
  }

  private Birth admitted(String op, Shape shape, DType dtype) {
    Birth birth = live.add(op, shape, dtype);
    if (live.bytes() > limit) {
      reaper.collect(limit);
      if (live.bytes() > limit) {
        live.remove(birth);
        throw Exhausted.limit(op, shape, dtype, limit, live);
      }
    }
    return birth;
  }

  /** What {@code kernel} makes, after a collection if the engine finds no memory at first. */
  private @Nullable A run(Supplier<@Nullable A> kernel) {
    try {
      return kernel.get();
    } catch (RuntimeException | Error e) {
      if (!kernels.isOutOfMemory(e)) {
        throw e;
      }
      reaper.exhausted();
    }
    return kernel.get();
  }

  /** Sees to it that {@code hold} ends with the scope, or without one when owner is collected. */
  void watch(Object owner, Hold<A> hold, @Nullable OpenScope scope) {
    hold.scope = scope;
    if (scope != null) {
      scope.add(hold);
    } else if (isNative) {
      reaper.watch(owner, hold);
    }
  }

  void free(A array, @Nullable Birth birth) {
    if (birth != null) {
      live.remove(birth);
    }
    kernels.free(array);
  }

  /** What is alive now, once the collector's finds are freed. */
  NativeMemory alive() {
    reaper.drain();
    return live.total();
  }

  NativeCensus census() {
    return new OpenCensus(this, live);
  }
}
