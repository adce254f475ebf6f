package dev.nabla.backend.pure.matrix;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Arrays that one product after another writes its panels to.
 *
 * <p>A few slots, found by the thread's id, rather than a thread-local: whatever the number of
 * threads, no more stays than fills them.
 */
final class Scratch<V> {
  private static final int SLOTS = 16;
  private static final int UNIT = 1024;

  private final Elements<V> elements;
  private final AtomicReferenceArray<V> slots = new AtomicReferenceArray<>(SLOTS);

  Scratch(Elements<V> elements) {
    this.elements = elements;
  }

  /** At least {@code length} elements of any value, nobody else's until they are given back. */
  V take(int length) {
    V kept = slots.getAndSet(slot(), null);
    return kept != null && elements.length(kept) >= length
        ? kept
        : elements.allocate((length + UNIT - 1) / UNIT * UNIT);
  }

  void give(V values) {
    slots.set(slot(), values);
  }

  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
