package dev.nabla.train;

/**
 * The coefficient of determination, {@code 1 - sum((y - p)^2) / sum((y - mean(y))^2)}: 1 is
 * perfect, 0 as good as the mean.
 *
 * <p>Of targets that are all the same it is 1 if all are met, else 0, as sklearn has it; of fewer
 * than two it is NaN. The mean and the sum about it go on from one target to the next (Welford,
 * 1962).
 */
public final class R2 extends ElementMetric {
  private long count;
  private double mean;
  private double about;
  private double residual;

  /** Without a batch so far. */
  public R2() {
    super("r2");
  }

  @Override
  void add(double predicted, double actual) {
    residual += (actual - predicted) * (actual - predicted);
    double away = actual - mean;
    mean += away / ++count;
    about += away * (actual - mean);
  }

  @Override
  public double value() {
    if (count < 2) {
      return Double.NaN;
    }
    if (about == 0) {
      return residual == 0 ? 1 : 0;
    }
    return 1 - residual / about;
  }

  @Override
  public void reset() {
    count = 0;
    mean = 0;
    about = 0;
    residual = 0;
  }
}
