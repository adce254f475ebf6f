package dev.nabla.tensor;

/**
 * How a backend keeps native memory within bounds.
 *
 * @param budget bytes alive above which the collector is called
 * @param limit bytes alive that no operation may pass: it is an error instead
 * @param census whether each array's line is noted from the start
 */
public record NativeSettings(long budget, long limit, boolean census) {
  private static final long DEFAULT_MEGABYTES = 256;
  private static final long MOST_MEGABYTES = Long.MAX_VALUE >> 20;

  /** Checks them. */
  public NativeSettings {
    if (budget < 0 || limit <= 0) {
      throw new NablaException(
          "native memory",
          "a budget of 0 or more, and a limit above 0",
          budget + " and " + limit + " bytes",
          "set -Dnabla.native.megabytes and -Dnabla.native.limit in megabytes, or leave them out");
    }
  }

  /** 256 MB, no limit, no census. */
  public NativeSettings() {
    this(DEFAULT_MEGABYTES << 20, Long.MAX_VALUE, false);
  }

  /**
   * What {@code -Dnabla.native.megabytes}, {@code -Dnabla.native.limit} (in megabytes) and {@code
   * -Dnabla.native.census=true} say.
   */
  public static NativeSettings ofProperties() {
    return new NativeSettings(
        Math.min(Long.getLong("nabla.native.megabytes", DEFAULT_MEGABYTES), MOST_MEGABYTES) << 20,
        Math.min(Long.getLong("nabla.native.limit", MOST_MEGABYTES), MOST_MEGABYTES) << 20,
        Boolean.getBoolean("nabla.native.census"));
  }

  /** These with another budget. */
  public NativeSettings budget(long bytes) {
    return new NativeSettings(bytes, limit, census);
  }

  /** These with another limit. */
  public NativeSettings limit(long bytes) {
    return new NativeSettings(budget, bytes, census);
  }

  /** These with a census from the start, or without one. */
  public NativeSettings census(boolean on) {
    return new NativeSettings(budget, limit, on);
  }
}
