package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Large Java arrays that nobody uses, for those who need one of the same length: a new one would be
 * cleared, and would lie in memory that no cache holds. The collector takes them before the heap is
 * used up.
 */
final class Pool {
  /** The one of this process, as its heap is one. */
  static final Pool SHARED = new Pool(Runtime.getRuntime().maxMemory() / 8);

  private record Kind(DType dtype, int length) {
    long bytes() {
      return (long) length * dtype.bytes();
    }
  }

  private final long limit;
  private final Map<Kind, Deque<SoftReference<Object>>> idle = new HashMap<>();
  private long bytes;

  /** Keeps up to {@code limit} bytes. */
  Pool(long limit) {
    this.limit = limit;
  }

  /** An array with anything in it. */
  Object take(DType dtype, int length) {
    Object found = poll(new Kind(dtype, length));
    return found == null ? Storage.allocate(dtype, length) : found;
  }

  private synchronized @Nullable Object poll(Kind kind) {
    Deque<SoftReference<Object>> some = idle.get(kind);
    Object found = null;
    while (found == null && some != null && !some.isEmpty()) {
      found = some.pop().get();
      bytes -= kind.bytes();
    }
    return found;
  }

  /** Takes an array that nobody will read or write again. */
  synchronized void give(DType dtype, int length, Object array) {
    Kind kind = new Kind(dtype, length);
    if (bytes + kind.bytes() > limit) {
      idle.clear(); // of lengths that may not come again
      bytes = 0;
    }
    if (kind.bytes() <= limit) {
      idle.computeIfAbsent(kind, k -> new ArrayDeque<>()).push(new SoftReference<>(array));
      bytes += kind.bytes();
    }
  }
}
