package dev.nabla.tensor;

/** Which position along an axis; the first of several equal ones, and NaN wins over all. */
public enum ArgOp {
  /** Where the greatest element stands. */
  ARG_MAX("argMax"),
  /** Where the least element stands. */
  ARG_MIN("argMin");

  private final String label;

  ArgOp(String label) {
    this.label = label;
  }

  /** Its name in errors and reports: {@code argMax}. */
  public String label() {
    return label;
  }
}
