package dev.nabla.plot;

import dev.nabla.nn.Component;
import dev.nabla.plot.Line.Kind;
import dev.nabla.plot.XyChart.Labels;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A small histogram for each tensor of a model. */
final class HistogramGrid {
  /** More would be neither seen nor looked at. */
  static final int MOST = 60;

  private static final int BINS = 40;
  private static final int ACROSS = 4;
  private static final int CELL_WIDTH = 280;
  private static final int CELL_HEIGHT = 220;
  private static final int HEADING = 40;
  private static final int TITLE = 44;
  private static final int MARGIN = 12;

  /** One of them, and what stands above it. */
  private record Cell(String name, String figures, Painting chart) {}

  private HistogramGrid() {}

  static Picture ofParameters(Component component) {
    Map<String, Tensor> values = new LinkedHashMap<>(once(component));
    if (values.isEmpty()) {
      throw new NablaException(
          "parameterHistograms", "a component with parameters", "none", "pass the model");
    }
    return of("Parameters", values);
  }

  static Picture ofGradients(Component component) {
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    once(component)
        .forEach(
            (name, parameter) -> {
              if (parameter.hasGrad()) {
                gradients.put(name, parameter.grad());
              }
            });
    if (gradients.isEmpty()) {
      throw new NablaException(
          "gradientHistograms",
          "a parameter that has a gradient",
          "none",
          "draw them after loss.backward() and before zeroGrad()");
    }
    return of("Gradients", gradients);
  }

  /** One that several modules share comes once. */
  private static Map<String, Parameter> once(Component component) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    component
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              if (!named.containsValue(parameter)) {
                named.put(name, parameter);
              }
            });
    return named;
  }

  private static Picture of(String title, Map<String, Tensor> tensors) {
    List<Cell> cells = new ArrayList<>();
    tensors.entrySet().stream()
        .limit(MOST)
        .forEach(entry -> cells.add(cell(entry.getKey(), entry.getValue())));
    int columns = Math.min(ACROSS, cells.size());
    int rows = (cells.size() + columns - 1) / columns;
    String heading =
        cells.size() == tensors.size()
            ? title
            : title + ": the first " + cells.size() + " of " + tensors.size();
    return new Picture(
        columns * CELL_WIDTH + 2 * MARGIN,
        TITLE + rows * CELL_HEIGHT + MARGIN,
        g -> paint(g, heading, cells, columns));
  }

  private static Cell cell(String name, Tensor tensor) {
    Histogram histogram = Histogram.of(BINS, tensor.toHost());
    double[] counts = Arrays.stream(histogram.counts()).asDoubleStream().toArray();
    double[] tops = Arrays.copyOf(counts, counts.length + 1);
    tops[counts.length] = counts[counts.length - 1]; // the last bar goes to the last edge
    DoubleStream up = DoubleStream.concat(DoubleStream.of(0), Arrays.stream(counts));
    XyChart chart =
        new XyChart(
            Labels.NONE,
            Axis.of("", Arrays.stream(histogram.edges())),
            Axis.of("", up),
            List.of(Line.of("values", Kind.BARS, histogram.edges(), tops)));
    return new Cell(
        name + " " + tensor.shape(),
        figures(histogram, tensor.shape()),
        chart.painting(CELL_WIDTH, CELL_HEIGHT - HEADING - MARGIN, Sizes.SMALL));
  }

  private static String figures(Histogram histogram, Shape shape) {
    if (shape.size() == histogram.left()) {
      return shape.size() == 0 ? "empty" : "nothing finite";
    }
    return "mean "
        + Text.number(histogram.mean(), 3)
        + (Double.isNaN(histogram.std()) ? "" : ", std " + Text.number(histogram.std(), 3))
        + (histogram.left() == 0 ? "" : ", " + histogram.left() + " not finite");
  }

  private static void paint(Graphics2D g, String title, List<Cell> cells, int columns) {
    g.setColor(Look.INK);
    g.setFont(Look.font(16));
    Text.centre(g, title, MARGIN + columns * CELL_WIDTH / 2.0, 28);
    for (int i = 0; i < cells.size(); i++) {
      Graphics2D part = (Graphics2D) g.create();
      part.translate(MARGIN + i % columns * CELL_WIDTH, TITLE + i / columns * CELL_HEIGHT);
      paint(part, cells.get(i));
      part.dispose();
    }
  }

  private static void paint(Graphics2D g, Cell cell) {
    g.setColor(Look.INK);
    g.setFont(Look.bold(12));
    String name = Text.fitEnd(cell.name(), g.getFont(), CELL_WIDTH - 2.0 * MARGIN);
    Text.centre(g, name, CELL_WIDTH / 2.0, 16);
    g.setFont(Look.font(11));
    Text.centre(g, cell.figures(), CELL_WIDTH / 2.0, 32);
    g.translate(0, HEADING);
    cell.chart().paint(g);
  }
}
