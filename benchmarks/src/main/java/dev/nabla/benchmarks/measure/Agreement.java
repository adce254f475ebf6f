package dev.nabla.benchmarks.measure;

/** Whether two sides computed the same numbers. */
final class Agreement {
  private Agreement() {}

  /**
   * The greatest difference of two elements, as a share of the greatest element of {@code theirs};
   * infinite where one is NaN or absent and the other is not.
   */
  static double difference(float[] ours, float[] theirs) {
    if (ours.length != theirs.length) {
      return Double.POSITIVE_INFINITY;
    }
    double greatest = 0;
    double apart = 0;
    for (int i = 0; i < ours.length; i++) {
      greatest = Float.isNaN(theirs[i]) ? greatest : Math.max(greatest, Math.abs(theirs[i]));
      apart = Math.max(apart, apart(ours[i], theirs[i]));
    }
    boolean hopeless = apart == Double.POSITIVE_INFINITY; // not to be divided by another
    return apart == 0 || hopeless ? apart : apart / greatest;
  }

  private static double apart(float a, float b) {
    if (Float.compare(a, b) == 0) { // NaN and infinities too
      return 0;
    }
    double apart = Math.abs((double) a - b);
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }
}
