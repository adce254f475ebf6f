package dev.nabla.train;

/** {@code mean(|prediction - target|)}, over all elements. */
public final class MeanAbsoluteError extends ElementMetric {
  private double sum;
  private long count;

  /** Without a batch so far. */
  public MeanAbsoluteError() {
    super("meanAbsoluteError");
  }

  @Override
  void add(double predicted, double actual) {
    sum += Math.abs(predicted - actual);
    count++;
  }

  @Override
  public double value() {
    return sum / count;
  }

  @Override
  public void reset() {
    sum = 0;
    count = 0;
  }
}
