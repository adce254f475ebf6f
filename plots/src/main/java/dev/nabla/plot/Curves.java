package dev.nabla.plot;

import dev.nabla.plot.Line.Kind;
import dev.nabla.plot.Line.Side;
import dev.nabla.plot.XyChart.Labels;
import dev.nabla.tensor.NablaException;
import dev.nabla.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers over epochs or time. */
final class Curves {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;
  private static final int MOST_LETTERS = 50;

  private Curves() {}

  static Picture learning(History history) {
    List<String> names = history.names().stream().filter(n -> !n.equals("learningRate")).toList();
    if (history.epochs().isEmpty() || names.isEmpty()) {
      throw new NablaException(
          "learningCurve",
          "a history of at least one epoch with a figure",
          history.epochs().size() + " epochs with " + names,
          "draw it after fit");
    }
    double[] epochs = history.epochs().stream().mapToDouble(History.Epoch::number).toArray();
    List<String> others = names.stream().filter(name -> !isLoss(name)).toList();
    boolean losses = others.size() < names.size();
    List<Line> lines = new ArrayList<>();
    for (String name : names) {
      Side side = isLoss(name) || !losses ? Side.LEFT : Side.RIGHT;
      lines.add(new Line(name, Kind.LINE, side, epochs, values(history.of(name))));
    }
    String other = shortened(String.join(", ", others));
    Labels labels =
        losses
            ? new Labels("Learning curve", "epoch", "loss", other)
            : new Labels("Learning curve", "epoch", other, "");
    return new XyChart(labels, lines).picture(WIDTH, HEIGHT);
  }

  private static boolean isLoss(String figure) {
    return figure.endsWith("loss");
  }

  private static String shortened(String names) {
    return names.length() <= MOST_LETTERS ? names : "metrics";
  }

  static Picture series(
      String title, String xLabel, String yLabel, Map<String, List<Double>> series) {
    if (series.values().stream().allMatch(List::isEmpty)) {
      throw new NablaException(
          "series", "at least one number", series.toString(), "pass a list of numbers by its name");
    }
    List<Line> lines =
        series.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> line(entry.getKey(), values(entry.getValue())))
            .collect(Collectors.toList());
    return new XyChart(new Labels(title, xLabel, yLabel, ""), lines).picture(WIDTH, HEIGHT);
  }

  private static Line line(String name, double... y) {
    return Line.of(name, Kind.LINE, IntStream.range(0, y.length).asDoubleStream().toArray(), y);
  }

  private static double[] values(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
