package dev.nabla.plot;

import static dev.nabla.plot.Drawn.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.ConfusionMatrix;
import dev.nabla.train.History;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of pictures, and what no picture is made of. */
class PictureTest {
  private static final Backend BACKEND = Backends.get("pure");

  @TempDir private Path folder;

  private static Picture picture() {
    return Plots.series("t", "x", "y", Map.of("a", List.of(1.0, 2.5, 2.0)));
  }

  @Test
  void noScreenIsNeeded() {
    assertTrue(GraphicsEnvironment.isHeadless());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.svg", "B.PNG", "c.d.Svg"})
  void equalPicturesAreEqualFilesWhateverTheLanguage(String name) throws IOException {
    Path file = folder.resolve(name);
    picture().save(file);
    byte[] first = Files.readAllBytes(file);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      Picture again = picture();
      again.save(file);
      again.save(file);
    } finally {
      Locale.setDefault(before);
    }
    assertArrayEquals(first, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg", "png", "svg.txt"})
  void anotherEndingIsRefused(String name) {
    String refusal = refused(() -> picture().save(folder.resolve(name)));
    assertTrue(refusal.contains(".png or .svg, but found '" + name + "'"), refusal);
  }

  @Test
  void noFolderForWhatIsTemporaryIsNeeded() throws IOException {
    File before = ImageIO.getCacheDirectory();
    Path gone = Files.createDirectory(folder.resolve("gone"));
    ImageIO.setCacheDirectory(gone.toFile());
    Files.delete(gone);
    Path file = folder.resolve("a.png");
    try {
      picture().save(file);
    } finally {
      ImageIO.setCacheDirectory(before);
    }
    assertEquals(picture().width(), ImageIO.read(file.toFile()).getWidth());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("none").resolve("a.png");
    assertTrue(refused(() -> picture().save(file)).startsWith(file.toString()));
  }

  /** XChart's ticks alone would not end for some of these. */
  @ParameterizedTest
  @MethodSource("awkward")
  void awkwardNumbersAreDrawn(List<Double> values) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          Plots.series("", "", "", Map.of("", values)).save(folder.resolve("a.png"));
          Plots.series("t", "x", "y", Map.of("ticks", values)).save(folder.resolve("a.svg"));
        });
  }

  static List<List<Double>> awkward() {
    return List.of(
        List.of(Double.NaN),
        List.of(0.0),
        List.of(5.0, 5.0),
        List.of(1e-12, 3e-12, 2e-12),
        List.of(1e9, 1e9 + 1e-6, 1e9 - 1e-6),
        List.of(Double.MAX_VALUE, -Double.MAX_VALUE),
        List.of(Double.MIN_VALUE, 4e-320, 0.0),
        List.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1.0),
        List.of(-1e-300, 1e300));
  }

  @Test
  void whatIsNoCurveIsRefused() {
    History none = new History(List.of(), History.Ending.COMPLETE, "");
    assertEquals(
        "learningCurve: expected a history of at least one epoch with a figure, but found 0 epochs"
            + " with []; draw it after fit",
        refused(() -> Plots.learningCurve(none)));
    assertTrue(
        refused(() -> Plots.series("t", "x", "y", Map.of("a", List.of())))
            .startsWith("series: expected at least one number, but found {a=[]}"));
  }

  @Test
  void namesAreAsManyAsClasses() {
    assertTrue(
        refused(() -> Plots.confusionMatrix(new ConfusionMatrix(3), List.of("a", "b")))
            .startsWith(
                "confusionMatrix: expected a name for each of the 3 classes, but found 2 names"));
    assertTrue(
        refused(() -> Plots.confusionMatrix(new ConfusionMatrix(101), List.of("a")))
            .startsWith("confusionMatrix: expected at most 100 classes"));
  }

  @Test
  void aFitIsOfOneNumberForEachSample() {
    Tensor four = BACKEND.ones(Shape.of(4));
    assertTrue(
        refused(() -> Plots.regressionFit(four, BACKEND.ones(Shape.of(4, 2))))
            .startsWith(
                "regressionFit: expected one number for each sample, [n] or [n, 1], as prediction,"
                    + " but found [4, 2]"));
    assertTrue(
        refused(() -> Plots.fit(four, four, BACKEND.ones(Shape.of(3))))
            .startsWith(
                "fit: expected as many numbers in prediction as in the others, 4, but found 3"));
    assertTrue(
        refused(() -> Plots.fit(BACKEND.ones(Shape.of(0)), four, four)).contains("found [0]"));
  }

  @Test
  void aFitOfNothingFiniteIsEmpty() throws IOException {
    Tensor nan = BACKEND.ones(Shape.of(3)).mul(Double.NaN);
    Plots.regressionFit(nan, nan).save(folder.resolve("a.png"));
    Plots.fit(nan, nan, nan).save(folder.resolve("b.png"));
    assertTrue(Drawn.count(Drawn.png(Plots.fit(nan, nan, nan), folder), 0xffffff) > 300_000);
  }

  @Test
  void histogramsNeedSomethingToCount() {
    Module relu = BACKEND.relu();
    assertTrue(
        refused(() -> Plots.parameterHistograms(relu))
            .startsWith("parameterHistograms: expected a component with parameters"));
    assertTrue(
        refused(() -> Plots.gradientHistograms(BACKEND.linear(1, 1)))
            .endsWith("draw them after loss.backward() and before zeroGrad()"));
  }

  @Test
  void imagesHaveOneOrThreeChannels() {
    assertTrue(
        refused(() -> Plots.images(BACKEND.ones(Shape.of(2, 4, 3, 3)), 2))
            .contains("or [n, 3, height, width], but found [2, 4, 3, 3]"));
    assertTrue(
        refused(() -> Plots.images(BACKEND.ones(Shape.of(3, 3)), 2)).contains("found [3, 3]"));
    assertTrue(
        refused(() -> Plots.images(BACKEND.ones(Shape.of(1, 3, 3)), 0))
            .startsWith("images: expected at least one column, but found 0"));
  }
}
