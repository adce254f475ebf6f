package dev.nabla.tensor;

/**
 * The three forms of one sum, {@code sum of y[n][o][i] * weight[o][c][j] * x[n][c][position(i,
 * j)]}: each leaves out one factor, and its gradients are the other two.
 *
 * <p>x is {@code [N, C, H, W]}, weight {@code [O, C / groups, kH, kW]}, y {@code [N, O, H', W']}.
 */
public enum ConvolutionOp {
  /** {@code (x, weight) -> y}: cross-correlation. */
  FORWARD("convolution"),
  /** {@code (y, weight) -> x}: the transpose of that. */
  INPUT("convolutionInput"),
  /** {@code (x, y) -> weight}. */
  WEIGHT("convolutionWeight");

  private final String label;

  ConvolutionOp(String label) {
    this.label = label;
  }

  /** What errors and profiles call it. */
  public String label() {
    return label;
  }
}
