package dev.nabla.tensor;

/** What each element becomes together with all before it along an axis. */
public enum CumulativeOp {
  /** {@code y[i] = x[0] + … + x[i]}. */
  SUM("cumSum");

  private final String label;

  CumulativeOp(String label) {
    this.label = label;
  }

  /** Its name in errors and reports: {@code cumSum}. */
  public String label() {
    return label;
  }
}
