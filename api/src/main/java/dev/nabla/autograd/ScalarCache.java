package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The scalars that a program uses again and again: a table in which a newer one takes the place of
 * an older one, which then ends with its last tensor.
 */
final class ScalarCache<A> {
  private record Entry<A>(long bits, DType dtype, Hold<A> hold) {}

  private final AtomicReferenceArray<@Nullable Entry<A>> entries = new AtomicReferenceArray<>(64);

  /** A hold of its own on the array of {@code value}, or null if there is none. */
  @Nullable Hold<A> find(double value, DType dtype) {
    long bits = Double.doubleToRawLongBits(value);
    Entry<A> found = entries.get(place(bits, dtype));
    return found != null && found.bits == bits && found.dtype == dtype ? found.hold.share() : null;
  }

  /** Takes over {@code hold}. */
  void put(double value, DType dtype, Hold<A> hold) {
    long bits = Double.doubleToRawLongBits(value);
    Entry<A> old = entries.getAndSet(place(bits, dtype), new Entry<>(bits, dtype, hold));
    if (old != null) {
      old.hold.release();
    }
  }

  private static int place(long bits, DType dtype) {
    return (int)
        (((bits + dtype.bytes()) * 0x9E3779B97F4A7C15L) >>> 58); // Fibonacci hashing: six bits
  }
}
