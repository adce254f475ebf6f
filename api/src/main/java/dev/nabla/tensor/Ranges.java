package dev.nabla.tensor;

/** Evenly spaced values, rounded as PyTorch's CPU kernels round them. */
final class Ranges {
  private Ranges() {}

  /** {@code start + i * step} up to before {@code stop}. */
  static HostArray arange(double start, double stop, double step, DType dtype) {
    Domain.NUMERIC.require("arange", dtype);
    checkStep(
        Checks.finite("arange", "start", start),
        Checks.finite("arange", "stop", stop),
        Checks.finite("arange", "step", step));
    if (dtype == DType.INT64) {
      return longs(
          Checks.whole("arange", "start", start),
          Checks.whole("arange", "stop", stop),
          Checks.whole("arange", "step", step));
    }
    int count = count(Math.ceil((stop - start) / step));
    int lanes = dtype == DType.FLOAT32 ? 8 : 4;
    return HostArray.generate(dtype, count, i -> lane(start, step, count, i, lanes, dtype));
  }

  /**
   * Two vectors of so many lanes at a time, each counted on from its first lane, which is rounded
   * to the dtype first; what is left over is {@code start + i * step} rounded once.
   */
  private static double lane(double start, double step, int count, int i, int lanes, DType dtype) {
    int lane = i < count - count % (2 * lanes) ? i % lanes : 0;
    double base = Math.fma(step, i - lane, start);
    return lane == 0 ? base : Math.fma(lane, step, dtype == DType.FLOAT32 ? (float) base : base);
  }

  private static HostArray longs(long start, long stop, long step) {
    int count = count((double) -Math.floorDiv(start - stop, step));
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = start + i * step;
    }
    return new HostArray.Longs(values);
  }

  /** {@code count} values from {@code start} to {@code stop}, each half counted from its end. */
  static HostArray linspace(double start, double stop, int count, DType dtype) {
    Domain.NUMERIC.require("linspace", dtype);
    Checks.count("linspace", count);
    Checks.finite("linspace", "start", start);
    Checks.finite("linspace", "stop", stop);
    if (dtype == DType.FLOAT32) {
      return linspace((float) start, (float) stop, count);
    }
    if (dtype == DType.INT64) {
      Checks.whole("linspace", "start", start);
      Checks.whole("linspace", "stop", stop);
    }
    double step = (stop - start) / (count - 1);
    return HostArray.generate(
        dtype,
        count,
        i ->
            i < count / 2 || count == 1
                ? Math.fma(count == 1 ? 0 : step, i, start)
                : Math.fma(-step, count - 1 - i, stop));
  }

  private static HostArray linspace(float start, float stop, int count) {
    float step = (stop - start) / (count - 1);
    return HostArray.generate(
        DType.FLOAT32,
        count,
        i ->
            i < count / 2 || count == 1
                ? Math.fma(count == 1 ? 0 : step, i, start)
                : Math.fma(-step, count - 1 - i, stop));
  }

  private static void checkStep(double start, double stop, double step) {
    if (step == 0 || (stop - start) * Math.signum(step) < 0) {
      throw new NablaException(
          "arange",
          "a step that leads from start to stop",
          "start " + start + ", stop " + stop + ", step " + step,
          "change the sign of the step");
    }
  }

  private static int count(double count) {
    if (!(count < Integer.MAX_VALUE - 8)) {
      throw new NablaException(
          "arange", "fewer than 2^31 - 9 values", Double.toString(count), "take larger steps");
    }
    return (int) count;
  }
}
