package dev.nabla.plot;

import static dev.nabla.plot.Drawn.coloured;
import static dev.nabla.plot.Drawn.count;
import static dev.nabla.plot.Drawn.png;
import static dev.nabla.plot.Drawn.svg;
import static dev.nabla.plot.Drawn.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.ConfusionMatrix;
import dev.nabla.train.History;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What is in the pictures, as the JDK reads them. */
class PlotsTest {
  private final Backend backend = Backends.get("pure");
  @TempDir private Path folder;

  private static History history(int epochs) {
    List<History.Epoch> all = new ArrayList<>();
    for (int i = 1; i <= epochs; i++) {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("loss", 1.0 / i);
      figures.put("validation.accuracy", 1 - 0.5 / i);
      figures.put("learningRate", 0.1);
      all.add(new History.Epoch(i, figures, 1));
    }
    return new History(all, History.Ending.COMPLETE, "");
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** Those of a curve; the one in the legend is level. */
  private static List<Element> curve(Element svg, int series) {
    return coloured(svg, "line", series).stream()
        .filter(line -> number(line, "y1") != number(line, "y2"))
        .toList();
  }

  @Test
  void aCurveHasAStretchBetweenEpochs() throws IOException {
    Element svg = svg(Plots.learningCurve(history(20)), folder);
    List<Element> loss = curve(svg, 0);
    assertEquals(19, loss.size());
    assertEquals(19, curve(svg, 1).size());
    assertEquals(0, coloured(svg, "line", 2).size(), "the learning rate");
    // Down by 1/1 - 1/2 and then by 1/2 - 1/3: three times as much first.
    assertEquals(3, rise(loss.get(0)) / rise(loss.get(1)), 1e-6);
    assertTrue(rise(loss.get(0)) > 0 && rise(curve(svg, 1).get(0)) < 0, "down and up");
    // Each axis has a range of its own: from top to bottom both.
    double height = total(loss);
    assertEquals(height, -total(curve(svg, 1)), 1e-6);
    BufferedImage png = png(Plots.learningCurve(history(20)), folder);
    assertTrue(count(png, 0x1f77b4) > 100 && count(png, 0xff7f0e) > 100);
    assertTrue(count(png, 0xffffff) > png.getWidth() * png.getHeight() / 2);
  }

  private static double rise(Element line) {
    return number(line, "y2") - number(line, "y1");
  }

  private static double total(List<Element> lines) {
    return lines.stream().mapToDouble(PlotsTest::rise).sum();
  }

  @Test
  void gapsAreGaps() throws IOException {
    double nan = Double.NaN;
    List<Double> values = List.of(1.0, 2.0, nan, 3.0, Double.POSITIVE_INFINITY, 5.0, 4.0, 3.0);
    Element svg = svg(Plots.series("t", "x", "y", Map.of("a", values)), folder);
    assertEquals(3, curve(svg, 0).size());
    assertTrue(coloured(svg, "path", 0).size() + coloured(svg, "ellipse", 0).size() >= 6, "marks");
  }

  @Test
  void seriesOfOneColourAreToldApart() throws IOException {
    Map<String, List<Double>> many = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      many.put("line " + i, List.of(1.0 * i, 2.0 * i + 1));
    }
    List<Element> same = curve(svg(Plots.series("t", "x", "y", many), folder), 0);
    assertEquals(2, same.size());
    assertTrue(same.get(1).getAttribute("style").contains("stroke-dasharray"));
    assertFalse(same.get(0).getAttribute("style").contains("stroke-dasharray"));
  }

  @Test
  void theLeastAndTheGreatestOfALongLineStay() throws IOException {
    List<Double> values =
        IntStream.range(0, 300_000)
            .mapToObj(i -> i == 123_456 ? 100.0 : i == 7 ? -50.0 : Math.sin(i))
            .collect(Collectors.toList());
    Element svg = svg(Plots.series("t", "x", "y", Map.of("a", values)), folder);
    List<Element> lines = curve(svg, 0);
    assertTrue(lines.size() > 1000 && lines.size() <= Thinning.MOST, () -> lines.size() + "");
    double[] y = lines.stream().mapToDouble(line -> number(line, "y1")).toArray();
    double[] sorted = Arrays.stream(y).sorted().toArray();
    double above = sorted[1] - sorted[0];
    double below = sorted[sorted.length - 1] - sorted[sorted.length - 2];
    assertEquals(99.0 / 49, above / below, 0.01);
  }

  @Test
  void aMatrixHasCountsNamesAndADarkDiagonal() throws IOException {
    Tensor actual = backend.tensor(new float[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 2}).to(DType.INT64);
    Tensor predicted = backend.tensor(new float[] {0, 0, 0, 1, 1, 1, 1, 2, 2, 0}).to(DType.INT64);
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    matrix.update(predicted, actual);
    Picture picture = Plots.confusionMatrix(matrix, List.of("setosa", "a<b&\"c\"", "größe"));
    Element svg = svg(picture, folder);
    List<String> texts = texts(svg);
    assertEquals("Accuracy 0.8, 10 samples", texts.get(0));
    for (String name : List.of("setosa", "a<b&\"c\"", "größe")) {
      assertEquals(2, texts.stream().filter(name::equals).count(), name);
    }
    List<String> counts = texts.stream().filter(text -> text.matches("\\d+")).toList();
    assertEquals(List.of("3", "1", "0", "0", "3", "0", "1", "0", "2"), counts);
    assertTrue(texts.containsAll(List.of("actual", "predicted")), texts::toString);

    BufferedImage png = png(picture, folder);
    int[][] shades = shades(svg, png);
    assertEquals(0x08306b, shades[0][0]);
    assertEquals(0x08306b, shades[1][1]);
    assertEquals(0xf7fbff, shades[0][2]);
    assertEquals(shades[0][1], shades[2][0], "one each");
    assertTrue(light(shades[2][2]) < light(shades[0][1]), "two are darker than one");
    assertTrue(light(shades[0][1]) < light(shades[1][0]), "one is darker than none");
  }

  /** Near the left upper corner of each cell, where no count is; cells are the squares. */
  private static int[][] shades(Element svg, BufferedImage png) {
    int[][] shades = new int[3][3];
    int cell = 0;
    for (int i = 0; i < svg.getElementsByTagName("rect").getLength(); i++) {
      Element rect = (Element) svg.getElementsByTagName("rect").item(i);
      double side = number(rect, "width");
      if (side == number(rect, "height") && !rect.getAttribute("style").contains("fill:none")) {
        int x = (int) number(rect, "x") + 4;
        int y = (int) number(rect, "y") + 4;
        shades[cell / 3][cell++ % 3] = png.getRGB(x, y) & 0xffffff;
      }
    }
    assertEquals(9, cell);
    return shades;
  }

  private static int light(int rgb) {
    return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
  }

  @Test
  void aFitHasItsPointsAndTheDiagonal() throws IOException {
    Tensor actual = backend.tensor(new float[] {1, 2, 3, 4});
    Tensor predicted = backend.tensor(new float[] {1, 2.5f, 3, 4}).reshape(4, 1);
    Element svg = svg(Plots.regressionFit(actual, predicted), folder);
    assertEquals(4 + 1, marks(svg), "one in the legend");
    Element fit = svg(Plots.fit(actual, predicted, actual.mul(0.5)), folder);
    assertEquals(4 + 1, marks(fit));
    assertEquals(3, curve(fit, 1).size());
    // Drawn from the least x on, whatever their order.
    Tensor mixed = backend.tensor(new float[] {3, 1, 4, 2});
    Element sorted = svg(Plots.fit(mixed, mixed, mixed.mul(0.5)), folder);
    assertTrue(curve(sorted, 1).stream().allMatch(line -> number(line, "x1") < number(line, "x2")));
  }

  private static long marks(Element svg) {
    return coloured(svg, "ellipse", 0).size();
  }

  @Test
  void ofAMillionPointsTheOutliersStay() throws IOException {
    backend.seed(3);
    float[] values = backend.randn(Shape.of(1_000_000)).toFloatArray();
    float[] predicted = values.clone();
    predicted[999_999] = 30; // alone in its corner
    values[999_999] = -20;
    Picture picture = Plots.regressionFit(backend.tensor(values), backend.tensor(predicted));
    BufferedImage png = png(picture, folder);
    long alone = 0;
    for (int x = 55; x < 150; x++) { // the plot's left upper part
      for (int y = 50; y < 150; y++) {
        alone += (png.getRGB(x, y) & 0xffffff) == 0x1f77b4 ? 1 : 0;
      }
    }
    assertTrue(alone >= 4 && alone < 40, alone + " pixels");
  }
}
