package dev.nabla.monitor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far a page knows a run, as the id of an event tells it: the run, and of its steps and epochs
 * how many, and how many a row stood for.
 *
 * @param version of all that is no row
 */
record Cursor(long run, long version, long steps, long stepsOf, long epochs, long epochsOf) {
  private static final int PARTS = 6;

  /** Of a page that knows nothing. */
  static final Cursor NONE = new Cursor(0, -1, 0, 1, 0, 1);

  /** What {@link #toString} wrote; {@link #NONE} of anything else. */
  static Cursor of(@Nullable String id) {
    if (id == null || !id.matches("\\d{1,18}(-\\d{1,18}){5}")) {
      return NONE;
    }
    long[] parts = Arrays.stream(id.split("-", PARTS)).mapToLong(Long::parseLong).toArray();
    return new Cursor(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  @Override
  public String toString() {
    return run + "-" + version + "-" + steps + "-" + stepsOf + "-" + epochs + "-" + epochsOf;
  }
}
