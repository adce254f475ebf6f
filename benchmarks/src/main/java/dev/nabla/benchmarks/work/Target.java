package dev.nabla.benchmarks.work;

/**
 * How fast a workload has to be, and should be.
 *
 * @param versus the other side; for limits that stand alone, any
 * @param threads the number of threads that it holds for
 * @param scalar whether it holds without the Vector API, and not with it
 */
public record Target(
    Measure measure, Versus versus, double must, double aim, int threads, boolean scalar) {
  /** What is limited. */
  public enum Measure {
    /** Time of the other side over ours: at least. */
    RATIO,
    /** Microseconds a call: at most. */
    MICROS,
    /** Giga floating-point operations a second: at least. */
    GFLOPS,
    /** Share of the machine's peak of fused multiply-adds: at least. */
    PEAK
  }

  /** The other side's time over ours. */
  public static Target ratio(Versus versus, double must, double aim) {
    return new Target(Measure.RATIO, versus, must, aim, 1, false);
  }

  /** Time of a call. */
  public static Target micros(double must, double aim) {
    return new Target(Measure.MICROS, Versus.TUNED, must, aim, 1, false);
  }

  /** Arithmetic a second. */
  public static Target gflops(double must, double aim) {
    return new Target(Measure.GFLOPS, Versus.TUNED, must, aim, 1, false);
  }

  /** Share of the peak. */
  public static Target peak(double must, double aim) {
    return new Target(Measure.PEAK, Versus.TUNED, must, aim, 1, false);
  }

  /** The same for this number of threads. */
  public Target threads(int to) {
    return new Target(measure, versus, must, aim, to, scalar);
  }

  /** The same for a JVM without the Vector API. */
  public Target withoutVectors() {
    return new Target(measure, versus, must, aim, threads, true);
  }

  /** Whether {@code value} is as good as {@code limit}. */
  public boolean met(double value, double limit) {
    return measure == Measure.MICROS ? value <= limit : value >= limit;
  }
}
