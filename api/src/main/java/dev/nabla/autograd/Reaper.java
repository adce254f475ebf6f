package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the holds of tensors that nobody can reach any more, on the threads that make new ones.
 *
 * <p>The collector does not see native memory, so it is called when that exceeds a budget, and the
 * budget is raised to twice what was still in use then, so that a program with large live data does
 * not collect at each step.
 */
final class Reaper {
  private static final int WAITS = 5;
  private static final long WAIT_MILLIS = 10;

  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Ring<Grave> graves = new Ring<>();
  private final long budget;
  private final LongSupplier inUse;
  private volatile long limit;

  Reaper(long budget, LongSupplier inUse) {
    this.budget = budget;
    this.limit = budget;
    this.inUse = inUse;
  }

  void watch(Object owner, Hold<?> hold) {
    Grave grave = new Grave(owner, hold, queue);
    try {
      grave.place = graves.add(grave);
    } finally {
      Reference.reachabilityFence(owner); // it is not found before it has its place
    }
  }

  /** Ends what the collector has found so far. */
  void drain() {
    for (Reference<?> found = queue.poll(); found != null; found = queue.poll()) {
      bury(found);
    }
  }

  /** {@link #drain}, and over the limit calls the collector first. */
  void relieve() {
    drain();
    if (inUse.getAsLong() > limit) {
      relieveOnce();
    }
  }

  private synchronized void relieveOnce() {
    if (inUse.getAsLong() > limit && collect(budget / 2)) { // else another thread was first
      limit = Math.max(budget, 2 * inUse.getAsLong());
    }
  }

  /** Frees what can be freed, and from now on no more may be in use than at first. */
  synchronized void exhausted() {
    collect(0);
    limit = budget;
  }

  /**
   * Calls the collector, and ends what it finds until no more than {@code enough} is in use or
   * nothing comes for a while; returns whether it could wait.
   */
  synchronized boolean collect(long enough) {
    System.gc();
    try {
      for (int idle = 0; idle < WAITS && inUse.getAsLong() > enough; ) {
        Reference<?> found = queue.remove(WAIT_MILLIS);
        if (found == null) {
          idle++; // the virtual machine hands its finds over bit by bit
        } else {
          idle = 0;
          bury(found);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the caller's loop sees it
      return false; // nothing is known of what is in use
    }
    return true;
  }

  private void bury(Reference<?> found) {
    Grave grave = (Grave) found;
    graves.remove(requireNonNull(grave.place));
    grave.hold.release();
  }

  private static final class Grave extends PhantomReference<Object> {
    private final Hold<?> hold;
    private volatile Ring.@Nullable Place<Grave> place;

    Grave(Object owner, Hold<?> hold, ReferenceQueue<Object> queue) {
      super(owner, queue);
      this.hold = hold;
    }
  }
}
