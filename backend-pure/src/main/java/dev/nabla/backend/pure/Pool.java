package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Java arrays that nobody uses, for those who need one of the same length: a new one would be
 * cleared, and would lie in memory that no cache holds. The collector takes them before the heap is
 * used up.
 */
final class Pool {
  /** The one of this process, as its heap is one. */
  static final Pool SHARED = new Pool(Runtime.getRuntime().maxMemory() / 8);

  private record Kind(DType dtype, int length) {}

  /** Those of one kind. */
  private static final class Shelf {
    private final DType dtype;
    private final int length;
    private final List<Object> arrays = new ArrayList<>();

    Shelf(Kind kind) {
      this.dtype = kind.dtype;
      this.length = kind.length;
    }

    boolean isFor(DType wanted, int n) {
      return dtype == wanted && length == n;
    }

    long bytes() {
      return (long) length * dtype.bytes();
    }
  }

  /** All of them, which the collector takes at once. */
  private static final class Shelves {
    /** How many shelves are found without a map. */
    private static final int NEAR = 64;

    private final Map<Kind, Shelf> all = new HashMap<>();
    private final @Nullable Shelf[] near = new Shelf[NEAR];
    private long bytes;

    Shelf of(DType dtype, int length) {
      int place = (length ^ length >>> 6 ^ length >>> 12) + dtype.bytes() & NEAR - 1;
      Shelf found = near[place];
      if (found == null || !found.isFor(dtype, length)) {
        found = all.computeIfAbsent(new Kind(dtype, length), Shelf::new);
        near[place] = found;
      }
      return found;
    }
  }

  private final long limit;
  private SoftReference<Shelves> idle = new SoftReference<>(new Shelves());

  /** Keeps up to {@code limit} bytes. */
  Pool(long limit) {
    this.limit = limit;
  }

  /** An array with anything in it. */
  Object take(DType dtype, int length) {
    Object found = poll(dtype, length);
    return found == null ? Storage.allocate(dtype, length) : found;
  }

  private synchronized @Nullable Object poll(DType dtype, int length) {
    Shelves shelves = shelves();
    Shelf shelf = shelves.of(dtype, length);
    int last = shelf.arrays.size() - 1;
    if (last < 0) {
      return null;
    }
    shelves.bytes -= shelf.bytes();
    return shelf.arrays.remove(last);
  }

  /** Takes an array that nobody will read or write again. */
  synchronized void give(DType dtype, int length, Object array) {
    Shelves shelves = shelves();
    Shelf shelf = shelves.of(dtype, length);
    if (shelves.bytes + shelf.bytes() > limit) {
      shelves = empty(); // of lengths that may not come again
      shelf = shelves.of(dtype, length);
    }
    if (shelf.bytes() <= limit) {
      shelf.arrays.add(array);
      shelves.bytes += shelf.bytes();
    }
  }

  private Shelves shelves() {
    Shelves found = idle.get();
    return found == null ? empty() : found;
  }

  private Shelves empty() {
    Shelves shelves = new Shelves();
    idle = new SoftReference<>(shelves);
    return shelves;
  }
}
