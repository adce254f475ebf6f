package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import org.jspecify.annotations.Nullable;

/**
 * The scalars that a program uses again and again, as arrays that the collector sees: a table in
 * which a newer one takes the place of an older one. Racing threads lose an entry at most.
 */
final class ScalarCache<A> {
  private record Entry<A>(long bits, DType dtype, A array) {}

  private final @Nullable Entry<A>[] entries;

  @SuppressWarnings({"unchecked", "rawtypes"})
  ScalarCache() {
    this.entries = new Entry[64];
  }

  /** The array of {@code value}, or null if there is none. */
  @Nullable A find(double value, DType dtype) {
    long bits = Double.doubleToRawLongBits(value);
    Entry<A> found = entries[place(bits, dtype)];
    return found != null && found.bits == bits && found.dtype == dtype ? found.array : null;
  }

  void put(double value, DType dtype, A array) {
    long bits = Double.doubleToRawLongBits(value);
    entries[place(bits, dtype)] = new Entry<>(bits, dtype, array);
  }

  private static int place(long bits, DType dtype) {
    return (int)
        (((bits + dtype.bytes()) * 0x9E3779B97F4A7C15L) >>> 58); // Fibonacci hashing: six bits
  }
}
