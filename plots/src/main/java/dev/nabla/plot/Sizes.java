package dev.nabla.plot;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** How large the letters of a chart are, and how far apart its parts. */
enum Sizes {
  /** A chart that is a picture of its own. */
  LARGE(16, 13, 12, 10, 60),
  /** One of many in a picture, without a legend. */
  SMALL(10, 10, 9, 3, 45);

  private static final int LEGEND_LINE = 24;
  private static final int MARK = 5;
  private static final int MOST_X_TICKS = 12;

  private final int title;
  private final int axis;
  private final int tick;
  private final int padding;
  private final int tickSpacing;

  Sizes(int title, int axis, int tick, int padding, int tickSpacing) {
    this.title = title;
    this.axis = axis;
    this.tick = tick;
    this.padding = padding;
    this.tickSpacing = tickSpacing;
  }

  /** Has {@code chart}, whose lines have these names, look like this. */
  void style(XYChart chart, List<String> names, int width) {
    XYStyler styler = chart.getStyler();
    colours(styler);
    styler.setLocale(Locale.ROOT);
    styler.setChartTitleFont(Look.font(title)).setChartTitlePadding(padding);
    styler.setChartPadding(padding);
    styler.setAxisTitleFont(Look.font(axis)).setAxisTickLabelsFont(Look.font(tick));
    styler.setAxisTickMarkLength(4).setXAxisTickMarkSpacingHint(tickSpacing);
    styler.setXAxisMaxLabelCount(MOST_X_TICKS);
    styler.setxAxisTickLabelsFormattingFunction(value -> Text.number(value, 10));
    styler.setyAxisTickLabelsFormattingFunction(value -> Text.number(value, 10));
    styler.setMarkerSize(MARK);
    legend(styler, names, width);
  }

  private static void colours(AxesChartStyler styler) {
    styler.setChartBackgroundColor(Look.PAPER).setChartFontColor(Look.INK);
    styler.setPlotBackgroundColor(Look.PAPER).setPlotBorderColor(Look.FRAME);
    styler.setPlotGridLinesColor(Look.GRID).setPlotGridLinesStroke(new BasicStroke(0.8f));
    styler.setAxisTickLabelsColor(Look.INK).setAxisTickMarksColor(Look.FRAME);
    styler.setAxisTicksLineVisible(false).setPlotMargin(0);
  }

  /** Below the chart where the names fit side by side, else beside it. */
  private void legend(XYStyler styler, List<String> names, int width) {
    double room = 0;
    for (String name : names) {
      room += Text.width(name, Look.font(tick)) + LEGEND_LINE + 3 * padding;
    }
    boolean below = room < width - 2 * padding;
    styler.setLegendVisible(this == LARGE);
    styler.setLegendFont(Look.font(tick)).setLegendSeriesLineLength(LEGEND_LINE);
    styler.setLegendBackgroundColor(Look.PAPER).setLegendBorderColor(Look.PAPER);
    styler.setLegendPosition(below ? LegendPosition.OutsideS : LegendPosition.OutsideE);
    styler.setLegendLayout(below ? LegendLayout.Horizontal : LegendLayout.Vertical);
  }
}
