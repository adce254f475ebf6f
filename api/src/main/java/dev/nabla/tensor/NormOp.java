package dev.nabla.tensor;

/** What makes the elements along some axes comparable. */
public enum NormOp {
  /** {@code (x - mean) / sqrt(variance + eps)}, the variance biased. */
  STANDARDIZE("standardize"),
  /** {@code x / sqrt(mean(x^2) + eps)}. */
  RMS("rms");

  private final String label;

  NormOp(String label) {
    this.label = label;
  }

  /** What errors and profiles call it. */
  public String label() {
    return label;
  }
}
