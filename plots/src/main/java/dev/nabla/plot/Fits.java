package dev.nabla.plot;

import dev.nabla.plot.Line.Kind;
import dev.nabla.plot.XyChart.Labels;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.R2;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a model of numbers says, against what is so. */
final class Fits {
  private static final int SIDE = 620;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 520;

  private Fits() {}

  static Picture regression(Tensor target, Tensor prediction) {
    double[] actual = Numbers.column("regressionFit", "target", target);
    double[] predicted = Numbers.column("regressionFit", "prediction", prediction, actual);
    int[] both =
        IntStream.range(0, actual.length)
            .filter(i -> Double.isFinite(actual[i]) && Double.isFinite(predicted[i]))
            .toArray();
    double[] x = Thinning.at(both, actual);
    double[] y = Thinning.at(both, predicted);
    Range range = Range.of(DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))).widened();
    double[] ends = {range.min(), range.max()};
    int left = actual.length - both.length;
    String title =
        "R² = "
            + Text.number(r2(target, x, y))
            + (left == 0 ? "" : " (without " + left + " that are not finite)");
    return new XyChart(
            new Labels(title, "actual", "predicted", ""),
            Axis.of("actual", range),
            Axis.of("predicted", range),
            List.of(
                Line.of("samples", Kind.POINTS, x, y),
                Line.of("predicted = actual", Kind.DASHES, ends, ends)))
        .picture(SIDE, SIDE);
  }

  private static double r2(Tensor maker, double[] actual, double[] predicted) {
    Shape shape = Shape.of(actual.length);
    R2 r2 = new R2();
    r2.update(
        maker.hostLike(new HostArray.Doubles(predicted), shape),
        maker.hostLike(new HostArray.Doubles(actual), shape));
    return r2.value();
  }

  static Picture curve(Tensor x, Tensor y, Tensor prediction) {
    double[] at = Numbers.column("fit", "x", x);
    double[] data = Numbers.column("fit", "y", y, at);
    double[] model = Numbers.column("fit", "prediction", prediction, at);
    int[] order =
        IntStream.range(0, at.length)
            .boxed()
            .filter(i -> Double.isFinite(at[i]))
            .sorted(Comparator.comparingDouble(i -> at[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = Thinning.at(order, at);
    return new XyChart(
            new Labels("", "x", "y", ""),
            List.of(
                Line.of("data", Kind.POINTS, sorted, Thinning.at(order, data)),
                Line.of("model", Kind.LINE, sorted, Thinning.at(order, model))))
        .picture(WIDTH, HEIGHT);
  }
}
