package dev.nabla.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds, in bytes.
 *
 * @param objects Java objects in use, garbage not counted
 * @param heap what the virtual machine has taken for objects
 * @param resident all that the process has in memory; 0 on other systems than Linux
 */
record Footprint(long objects, long heap, long resident) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** After a collection; the heap is all in memory then, so that its use changes nothing later. */
  static Footprint now() {
    touchHeap();
    System.gc();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new Footprint(heap.getUsed(), heap.getCommitted(), readResident());
  }

  /** Pages of the heap that nobody used yet would count as growth when somebody does. */
  private static void touchHeap() {
    int size = 1 << 18;
    int length = 0;
    for (long free = Runtime.getRuntime().freeMemory(); free > 0; free -= size) {
      length += new byte[size].length & 1;
    }
    if (length != 0) {
      throw new AssertionError(length);
    }
  }

  private static long readResident() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  /** How much more it is than {@code before}, in Java's memory or in all. */
  long since(Footprint before) {
    return Math.max(objects - before.objects, resident - before.resident);
  }

  /** Whether the virtual machine took or gave memory meanwhile, which hides what others do. */
  boolean isHeapOf(Footprint before) {
    return heap == before.heap;
  }
}
