package dev.nabla.plot;

import static dev.nabla.plot.Drawn.coloured;
import static dev.nabla.plot.Drawn.count;
import static dev.nabla.plot.Drawn.png;
import static dev.nabla.plot.Drawn.svg;
import static dev.nabla.plot.Drawn.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Histograms and images, many in a picture. */
class GridsTest {
  private static final Pattern POINT = Pattern.compile("[ML]([-0-9.]+),([-0-9.]+)");

  private final Backend backend = Backends.get("pure");
  @TempDir private Path folder;

  /** Of four numbers three are the least: so many counts, so high the bars. */
  @Test
  void barsAreAsHighAsTheirCounts() throws IOException {
    Module model = backend.linear(4, 1, false);
    model.parameter("weight").assign(backend.tensor(new float[][] {{0, 0, 0, 1}}));
    List<Element> bars = coloured(svg(Plots.parameterHistograms(model), folder), "path", 0);
    assertEquals(1, bars.size());
    double[][] points =
        POINT
            .matcher(bars.get(0).getAttribute("d"))
            .results()
            .map(m -> new double[] {Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))})
            .toArray(double[][]::new);
    double foot = points[0][1];
    double[] heights = Arrays.stream(points).mapToDouble(p -> foot - p[1]).distinct().toArray();
    assertEquals(3, heights.length, "none, three and one");
    assertEquals(0, heights[0]);
    assertEquals(3, heights[1] / heights[2], 1e-6);
    double[] x = Arrays.stream(points).mapToDouble(p -> p[0]).toArray();
    double across = Arrays.stream(x).max().orElseThrow() - x[0];
    assertEquals(40, across / (x[2] - x[0]), 1e-6, "bins");
  }

  @Test
  void histogramsNameTheirTensors() throws IOException {
    Module model = backend.sequential(backend.linear(2, 3), backend.tanh(), backend.linear(3, 1));
    model.parameter("0.weight").assign(backend.tensor(new float[][] {{1, 2}, {3, 4}, {5, 6}}));
    model.parameter("0.bias").assign(backend.tensor(new float[] {Float.NaN, 2, 2}));
    model.parameter("2.bias").assign(backend.tensor(new float[] {Float.POSITIVE_INFINITY}));
    List<String> texts = texts(svg(Plots.parameterHistograms(model), folder));
    assertEquals("Parameters", texts.get(0));
    assertEquals(List.of("0.weight [3, 2]", "mean 3.5, std 1.87"), texts.subList(1, 3));
    assertEquals(List.of("0.bias [3]", "mean 2, std 0, 1 not finite"), texts.subList(3, 5));
    assertEquals(List.of("2.bias [1]", "nothing finite"), texts.subList(7, 9));
    assertTrue(count(png(Plots.parameterHistograms(model), folder), 0x1f77b4) > 500);
  }

  @Test
  void gradientsAreDrawnWhereThereAreAny() throws IOException {
    Module model = backend.sequential(backend.linear(2, 3), backend.linear(3, 1));
    model.parameter("1.weight").requiresGrad(false);
    model.forward(backend.rand(Shape.of(4, 2))).sum().backward();
    List<String> texts = texts(svg(Plots.gradientHistograms(model), folder));
    assertEquals(List.of("Gradients", "0.weight [3, 2]"), texts.subList(0, 2));
    assertTrue(texts.contains("1.bias [1]") && !texts.contains("1.weight [1, 3]"));
    assertTrue(texts.contains("mean 4"), "the sum's gradient for a bias, four times 1");
  }

  @Test
  void moreParametersThanCanBeSeenAreNamed() throws IOException {
    Module[] many = new Module[40];
    Arrays.setAll(many, i -> backend.linear(1, 1));
    List<String> texts = texts(svg(Plots.parameterHistograms(backend.sequential(many)), folder));
    assertEquals("Parameters: the first 60 of 80", texts.get(0));
    assertEquals(1 + 2 * 60, texts.size());
  }

  @Test
  void imagesHaveTheirColours() throws IOException {
    Tensor gray = backend.tensor(new float[][] {{0, 1}, {0.5f, Float.NaN}}).reshape(1, 2, 2);
    BufferedImage png = png(Plots.images(gray, 3), folder);
    int zoom = (png.getWidth() - 12) / 2;
    assertEquals(56, zoom);
    assertEquals(0x000000, at(png, 6, 6));
    assertEquals(0xffffff, at(png, 6 + zoom, 6));
    assertEquals(0x808080, at(png, 6 + zoom - 1, 6 + 2 * zoom - 1));
    assertEquals(0xff00ff, at(png, 6 + zoom, 6 + zoom));
    float[] rgb = {1, 0, 2, 0, -1, 0.2f};
    Tensor colours = backend.tensor(rgb).reshape(2, 3, 1, 1);
    BufferedImage two = png(Plots.images(colours, 1), folder);
    assertEquals(2 * 112 + 18, two.getHeight());
    assertEquals(0xff00ff, at(two, 60, 60));
    assertEquals(0x000033, at(two, 60, 12 + 112 + 60));
    Element image =
        (Element) svg(Plots.images(colours, 1), folder).getElementsByTagName("image").item(0);
    assertTrue(image.getAttribute("xlink:href").startsWith("data:image/png;base64,"));
  }

  private static int at(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }
}
