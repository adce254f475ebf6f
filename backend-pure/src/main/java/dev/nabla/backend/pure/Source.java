package dev.nabla.backend.pure;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * The elements of a result that is not tiny, whose memory is used again once nobody holds them:
 * neither the program, through one of the arrays that show them, nor a result that is still to be
 * computed from them. Where the program does not say that it lets go, the collector sees to it.
 */
abstract class Source {
  private static final AtomicIntegerFieldUpdater<Source> HOLDERS =
      AtomicIntegerFieldUpdater.newUpdater(Source.class, "holders");

  private volatile int holders;

  /** How many elements. */
  abstract int length();

  /** The elements, computed now if they were not yet. */
  abstract Object values();

  /** Nobody holds this any more. */
  abstract void end();

  /** Loses the elements, which nobody will ask for again, to another that was written over them. */
  abstract void lose();

  /** How many hold this now. */
  final int holders() {
    return holders;
  }

  final void retain() {
    HOLDERS.incrementAndGet(this);
  }

  final void release() {
    if (HOLDERS.decrementAndGet(this) == 0) {
      end();
    }
  }
}
