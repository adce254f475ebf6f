package dev.nabla.examples.task;

import dev.nabla.tensor.NablaException;
import dev.nabla.train.History;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The learning curve: losses on the left axis, the validation's metrics on the right. */
final class Curve {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;
  private static final int LABELS = 12;

  private Curve() {}

  static void write(History history, Path png) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Learning curve")
            .xAxisTitle("epoch")
            .yAxisTitle("loss")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisMaxLabelCount(LABELS);
    chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    List<Integer> epochs = IntStream.rangeClosed(1, history.epochs().size()).boxed().toList();
    for (String name : history.names()) {
      if (!name.equals("learningRate")) {
        XYSeries series = chart.addSeries(name, epochs, history.of(name));
        series.setMarker(SeriesMarkers.NONE);
        if (!name.endsWith("loss")) {
          series.setYAxisGroup(1);
          chart.setYAxisGroupTitle(1, name);
        }
      }
    }
    try {
      BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
    } catch (IOException e) {
      throw new NablaException(
          png.toString(), "a place for a picture", String.valueOf(e), "make its folder", e);
    }
  }
}
