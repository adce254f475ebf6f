package dev.nabla.plot;

import dev.nabla.nn.Component;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.ConfusionMatrix;
import dev.nabla.train.History;
import java.util.List;
import java.util.Map;

/**
 * Pictures of what happens around training.
 *
 * <p>What is NaN or infinite is a gap in a line and no point; where it matters the picture says how
 * many there are. A line of more than 2,000 points is drawn by the least and the greatest of each
 * run of fewer than a pixel, and of as many points in a cloud one for each place, so that outliers
 * stay; histograms, R² and counts are of all. Of a chart with axes the SVG has the letters as
 * outlines.
 */
public final class Plots {
  private Plots() {}

  /**
   * The figures of each epoch: those that end in "loss" by the left axis, all others by the right
   * one; the learning rate is left out.
   */
  public static Picture learningCurve(History history) {
    return Curves.learning(history);
  }

  /**
   * Each count in a cell, the darker the greater: a row for each actual class, a column for each
   * predicted one, with the accuracy above.
   *
   * @param classes the name of each class, in their order; at most 100
   */
  public static Picture confusionMatrix(ConfusionMatrix matrix, List<String> classes) {
    return MatrixChart.of(matrix, classes);
  }

  /**
   * A point for each sample, predicted over actual, with the line on which all would be right and
   * {@link dev.nabla.train.R2 R²}; {@code [n]} or {@code [n, 1]} each.
   */
  public static Picture regressionFit(Tensor target, Tensor prediction) {
    return Fits.regression(target, prediction);
  }

  /**
   * A function of one variable: the data {@code y} as points over {@code x}, the model's {@code
   * prediction} for the same {@code x} as a line; {@code [n]} or {@code [n, 1]} each, in any order.
   */
  public static Picture fit(Tensor x, Tensor y, Tensor prediction) {
    return Fits.curve(x, y, prediction);
  }

  /**
   * A histogram of each parameter's values, under its name in PyTorch, with its shape, mean and
   * standard deviation; of more than 60 parameters the first 60, which the picture says.
   */
  public static Picture parameterHistograms(Component model) {
    return HistogramGrid.ofParameters(model);
  }

  /** The same of the gradients, of those parameters that have one: after {@code backward()}. */
  public static Picture gradientHistograms(Component model) {
    return HistogramGrid.ofGradients(model);
  }

  /**
   * Images side by side, row by row: gray {@code [n, height, width]} or {@code [n, 1, height,
   * width]}, red, green and blue {@code [n, 3, height, width]}; 0 is black and 1 white (or full
   * colour), and what lies beyond is taken for the nearer of them. NaN is magenta.
   */
  public static Picture images(Tensor images, int columns) {
    return ImageGrid.of(images, columns);
  }

  /**
   * Lines by their names, in the map's order, over the place in the list, from 0 on: a forecast
   * that begins later has NaN before.
   */
  public static Picture series(
      String title, String xLabel, String yLabel, Map<String, List<Double>> series) {
    return Curves.series(title, xLabel, yLabel, series);
  }
}
