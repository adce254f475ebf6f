package dev.nabla.train;

/** {@code sqrt(mean((prediction - target)^2))}, over all elements. */
public final class RootMeanSquaredError extends ElementMetric {
  private double sum;
  private long count;

  /** Without a batch so far. */
  public RootMeanSquaredError() {
    super("rootMeanSquaredError");
  }

  @Override
  void add(double predicted, double actual) {
    sum += (predicted - actual) * (predicted - actual);
    count++;
  }

  @Override
  public double value() {
    return Math.sqrt(sum / count);
  }

  @Override
  public void reset() {
    sum = 0;
    count = 0;
  }
}
