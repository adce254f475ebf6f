package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gallery says of itself on each backend: that it learned, how well, and what it drew. */
class GalleryTest {
  private static final Pattern FIGURE = Pattern.compile("(?m)^(.+): (-?\\d[-+.\\de]*)$");
  private static final Pattern WROTE = Pattern.compile("(?m)^wrote (.+)$");

  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void everyExhibitLearnsAndDraws(String backend, @TempDir Path folder) throws IOException {
    String out = folder.resolve("made").toString();
    Ran ran = Ran.command("run", "gallery", "--backend", backend, "--out", out);
    assertEquals(0, ran.exit(), ran::err);
    Map<String, String> shown = byHeading(ran.out());
    assertEquals(7, shown.size(), ran::out);
    iris(shown.get("Iris: classes of a table's rows, on " + backend));
    digits(shown.get("Digits: a convolutional network, on " + backend));
    text(shown.get("Text: a transformer that writes, on " + backend));
    autoencoder(shown.get("Autoencoder: digits through 16 numbers, on " + backend));
    series(shown.get("Series: a forecast by an LSTM, on " + backend));
    lbfgs(shown.get("L-BFGS: a line through points, on " + backend));
    own(shown.get("Own: a layer, a loss and an optimizer, on " + backend));
  }

  private static void iris(String printed) throws IOException {
    assertTrue(figure(printed, "test accuracy") >= 0.93, printed);
    assertTrue(figure(printed, "test F1, mean of the species") >= 0.93, printed);
    drew(printed, "iris-confusion.png", "iris-curve.png");
  }

  private static void digits(String printed) throws IOException {
    assertTrue(figure(printed, "test accuracy") >= 0.88, printed);
    drew(printed, "digits.png", "digits-confusion.png", "digits-curve.png");
  }

  private static void text(String printed) throws IOException {
    double after = figure(printed, "perplexity after");
    assertTrue(figure(printed, "perplexity before") > 40, printed);
    assertTrue(after < 0.9 * figure(printed, "that of pairs of characters"), printed);
    drew(printed, "text-curve.png");
  }

  private static void autoencoder(String printed) throws IOException {
    double mean = figure(printed, "that of the mean image");
    assertTrue(figure(printed, "squared error of the test images") < 0.55 * mean, printed);
    drew(printed, "autoencoder.png", "autoencoder-curve.png");
  }

  private static void series(String printed) throws IOException {
    assertTrue(figure(printed, "R2 of the next value") > 0.97, printed);
    assertTrue(figure(printed, "R2 of a forecast of 60 values") > 0.6, printed);
    drew(printed, "series.png", "series-curve.png");
  }

  private static void lbfgs(String printed) throws IOException {
    assertTrue(figure(printed, "apart") < 1e-8, printed);
    drew(printed, "lbfgs.png");
  }

  private static void own(String printed) throws IOException {
    double robust = figure(printed, "R2 against the curve, by log-cosh");
    assertTrue(robust > 0.97, printed);
    assertTrue(robust > figure(printed, "R2 against the curve, by squares") + 0.05, printed);
    drew(printed, "own.png");
  }

  @Test
  void oneAloneHasNoHeadingAndASeedOfItsOwn(@TempDir Path folder) {
    String[] usual = {"run", "lbfgs", "--backend=pure", "--out=" + folder};
    String[] seeded = {"run", "lbfgs", "--backend=pure", "--out=" + folder, "--seed=1"};
    String[] other = {"run", "lbfgs", "--backend=pure", "--out=" + folder, "--seed=2"};
    Ran ran = Ran.command(usual);
    assertTrue(ran.out().startsWith("loss before step 1: "), ran.out());
    assertEquals(ran, Ran.command(seeded));
    assertNotEquals(ran, Ran.command(other));
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "here is a file");
    Ran ran = Ran.command("run", "lbfgs", "--backend=pure", "--out", file.toString());
    assertEquals(2, ran.exit(), ran::toString);
    assertTrue(ran.err().startsWith("nabla: " + file + ": expected a folder"), ran.err());
    assertEquals("here is a file", Files.readString(file));
  }

  @Test
  void theHelpNamesEveryExhibit() {
    String refused = Ran.command("run", "nope").refusal();
    String names = refused.substring(refused.indexOf("gallery, "), refused.indexOf(", but found"));
    assertEquals(8, names.split(", ").length, refused);
    String help = Ran.command("run", "--help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains(names.substring("gallery, ".length())), help);
  }

  private static double figure(String printed, String name) {
    Matcher matcher = FIGURE.matcher(printed);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return Double.parseDouble(matcher.group(2));
      }
    }
    throw new AssertionError("no " + name + " in " + printed);
  }

  /** Every picture that it says it wrote is there, and is more than one colour. */
  private static void drew(String printed, String... names) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = WROTE.matcher(printed);
    while (matcher.find()) {
      Path file = Path.of(matcher.group(1));
      found.add(String.valueOf(file.getFileName()));
      BufferedImage image = ImageIO.read(file.toFile());
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      assertTrue(Arrays.stream(pixels).distinct().count() > 10, file::toString);
    }
    assertEquals(List.of(names), found);
  }

  private static Map<String, String> byHeading(String printed) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : printed.substring("== ".length()).split("(?m)^== ", -1)) {
      int end = section.indexOf('\n');
      sections.put(section.substring(0, end).strip(), section.substring(end + 1));
    }
    return sections;
  }
}
