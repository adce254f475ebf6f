package dev.nabla.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What operations cost: how often, how long, and how many bytes they read and wrote. */
public final class Profile {
  /** So many events are kept for the trace, the first ones; the table counts all. */
  static final int MOST_EVENTS = 200_000;

  /**
   * One operation.
   *
   * @param begin in nanoseconds of {@link System#nanoTime}
   */
  record Event(String op, String shapes, long begin, long end, long bytes, long thread) {}

  /**
   * All calls of one operation.
   *
   * @param nanos what they took together
   * @param bytes of all operands and results together
   */
  public record Total(String op, long calls, long nanos, long bytes) {
    private Total plus(long moreNanos, long moreBytes) {
      return new Total(op, calls + 1, nanos + moreNanos, bytes + moreBytes);
    }
  }

  private final Map<String, Total> totals = new TreeMap<>();
  private final List<Event> events = new ArrayList<>();
  private long calls;

  synchronized void add(String op, String shapes, long begin, long end, long bytes) {
    Total before = totals.getOrDefault(op, new Total(op, 0, 0, 0));
    totals.put(op, before.plus(end - begin, bytes));
    calls++;
    if (events.size() < MOST_EVENTS) {
      events.add(new Event(op, shapes, begin, end, bytes, Thread.currentThread().getId()));
    }
  }

  /** Each operation, the one that took longest first. */
  public synchronized List<Total> totals() {
    return totals.values().stream()
        .sorted(Comparator.comparingLong(Total::nanos).reversed())
        .toList();
  }

  /** {@link #totals} as a table for people. */
  public synchronized String table() {
    long all = Math.max(1, totals.values().stream().mapToLong(Total::nanos).sum());
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-14s %10s %12s %7s %10s %12s%n",
            "operation",
            "calls",
            "time ms",
            "share",
            "us a call",
            "MB touched"));
    for (Total t : totals()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-14s %,10d %12.2f %6.1f%% %10.2f %12.2f%n",
              t.op(),
              t.calls(),
              t.nanos() / 1e6,
              100.0 * t.nanos() / all,
              t.nanos() / 1e3 / t.calls(),
              t.bytes() / 1e6));
    }
    return table.toString();
  }

  /**
   * Writes the first 200,000 operations as a Chrome trace, for {@code chrome://tracing} or
   * Perfetto; a file of that name is replaced when the new one is whole.
   */
  public synchronized void writeTrace(Path file) throws IOException {
    ChromeTrace.write(file, events, calls - events.size());
  }
}
