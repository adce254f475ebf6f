package dev.nabla.plot;

import dev.nabla.plot.Line.Kind;
import dev.nabla.plot.Line.Side;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines, points and bars between axes; XChart draws them. */
final class XyChart {
  private static final BasicStroke STROKE =
      new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHES =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

  private static final int MOST_COUNTED = 12;

  private final Axis across;
  private final Axis left;
  private final Axis right;
  private final List<Line> lines;
  private final XYChart chart;
  private final Labels labels;

  /** What is written about it; an empty text is left out. */
  record Labels(String title, String x, String left, String right) {
    static final Labels NONE = new Labels("", "", "", "");
  }

  /** With axes on which all of {@code lines} fit. */
  XyChart(Labels labels, List<Line> lines) {
    this(labels, Axis.across(labels.x(), lines), lines);
  }

  private XyChart(Labels labels, Axis across, List<Line> lines) {
    this(labels, across, Axis.of(labels.left(), ys(lines, Side.LEFT)), lines);
  }

  /** With an axis below and one on the left that go from where to where they say. */
  XyChart(Labels labels, Axis across, Axis left, List<Line> lines) {
    this.labels = labels;
    this.across = across;
    this.left = left;
    this.right = Axis.of(labels.right(), ys(lines, Side.RIGHT));
    this.lines = lines.stream().map(Line::thinned).filter(line -> line.x().length > 0).toList();
    this.chart = new XYChartBuilder().width(1).height(1).build();
  }

  private static DoubleStream ys(List<Line> lines, Side side) {
    return lines.stream()
        .filter(line -> line.side() == side)
        .flatMapToDouble(line -> Arrays.stream(line.y()));
  }

  /** A picture of its own. */
  Picture picture(int width, int height) {
    Painting painting = painting(width, height, Sizes.LARGE);
    return new Picture(width, height, painting);
  }

  /** A part of a picture. */
  Painting painting(int width, int height, Sizes sizes) {
    sizes.style(chart, lines.stream().map(Line::name).toList(), width);
    axes();
    lines.forEach(this::add);
    addTicks();
    return g -> paint(g, width, height);
  }

  private synchronized void paint(Graphics2D g, int width, int height) {
    chart.paint(g, width, height); // writes down in the chart where all is
  }

  private void axes() {
    chart.setTitle(labels.title());
    chart.setXAxisTitle(across.label());
    chart.setYAxisTitle(left.label());
    chart.getStyler().setXAxisMin(across.min()).setXAxisMax(across.max());
    chart.getStyler().setYAxisMin(0, left.min()).setYAxisMax(0, left.max());
    if (lines.stream().anyMatch(line -> line.side() == Side.RIGHT)) {
      chart.setYAxisGroupTitle(1, right.label());
      chart.getStyler().setYAxisMin(1, right.min()).setYAxisMax(1, right.max());
      chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
    }
  }

  private void add(Line line) {
    int number = chart.getSeriesMap().size();
    Axis up = line.side() == Side.LEFT ? left : right;
    XYSeries series =
        chart.addSeries(Integer.toString(number), across.places(line.x()), up.places(line.y()));
    series.setLabel(line.name().isBlank() ? " " : line.name().replaceAll("\\R+", " "));
    series.setYAxisGroup(line.side() == Side.LEFT ? 0 : 1);
    style(series, line, number);
  }

  private static void style(XYSeries series, Line line, int number) {
    Color colour = line.kind() == Kind.DASHES ? Look.INK : Look.series(number);
    series.setLineColor(colour).setFillColor(colour);
    series.setMarkerColor(colour);
    boolean marks = line.kind() == Kind.POINTS || line.needsMarks();
    series.setMarker(marks ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setLineStyle(
        switch (line.kind()) {
          case LINE -> Look.isRepeated(number) ? DASHES : STROKE;
          case DASHES -> DASHES;
          case POINTS, BARS -> SeriesLines.NONE;
        });
    if (line.kind() == Kind.BARS) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    }
  }

  /**
   * A series that is not drawn. Without it XChart would put ticks where values are if those are by
   * chance equally far apart: right for a few epochs, where it would else put some between them.
   */
  private void addTicks() {
    boolean counts =
        Line.count(lines) && !lines.isEmpty() && across.max() - across.min() <= MOST_COUNTED;
    double x = counts ? lines.get(0).x()[0] : Double.NaN;
    XYSeries ticks = chart.addSeries("ticks", new double[] {x}, new double[] {Double.NaN});
    ticks.setEnabled(false).setShowInLegend(false);
  }
}
