package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a table to a model, its picture and a prediction, by commands. */
class TrainCommandTest {
  private static final Path IRIS = Path.of("data", "iris.yaml");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void irisIsLearnt(String backend) throws IOException {
    Path out = folder.resolve("iris");
    Ran train =
        Ran.command("train", IRIS.toString(), "--out", out.toString(), "--backend", backend);
    assertEquals(0, train.exit(), train::toString);
    List<String> lines = train.out().lines().toList();
    assertTrue(lines.get(59).startsWith("epoch 60 of 60: loss 0.0"), train::out);
    assertTrue(lines.get(59).contains("validation.accuracy "), train::out);
    assertEquals(900, ImageIO.read(out.resolve("curve.png").toFile()).getWidth());
    assertFalse(Files.exists(out.resolve("checkpoint.safetensors")));

    String model = out.resolve("model.safetensors").toString();
    Ran one = Ran.command("predict", model, "5.1", "3.5", "1.4", "0.2", "--backend", backend);
    assertTrue(one.out().matches("setosa 0\\.9\\d*\\R|setosa 1\\.0000\\R"), one::toString);
    Ran all = Ran.command("predict", model, "--table", Path.of("data", "iris.csv").toString());
    List<String> actual = Files.readAllLines(Path.of("data", "iris.csv"));
    List<String> found = all.out().lines().toList();
    int right = 0;
    for (int i = 0; i < found.size(); i++) {
      String species = actual.get(i + 1).substring(actual.get(i + 1).lastIndexOf(',') + 1);
      right += found.get(i).startsWith(species + " ") ? 1 : 0;
    }
    assertTrue(right >= 145, right + " of 150");
  }

  @Test
  void aLineIsFitted() throws IOException {
    StringBuilder table = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      table.append(i / 10.0).append(',').append(2 * i / 10.0 + 1).append('\n');
    }
    Files.writeString(folder.resolve("line.csv"), table);
    Path task =
        Files.writeString(
            folder.resolve("line.yaml"),
            """
            data: {file: line.csv, target: y}
            model: []
            optimizer: {sgd: {learningRate: 0.1, momentum: 0.9}}
            epochs: 60
            batch: 10
            """);
    Path out = folder.resolve("out");
    Ran train = Ran.command("train", task.toString(), "--out", out.toString(), "--quiet");
    assertEquals(0, train.exit(), train::toString);
    assertEquals(2, train.out().lines().count(), train::out);
    Ran five = Ran.command("predict", out.resolve("model.safetensors").toString(), "5");
    assertEquals(11, Double.parseDouble(five.out().strip()), 0.01);
    assertTrue(
        Ran.command("predict", out.resolve("model.safetensors").toString(), "1", "2")
            .refusal()
            .contains("expected 1 numbers, for [x], but found 2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs: 3 | epohcs: 3 | none but the keys",
        "epochs: 3 | epochs: 0 | key 'epochs': expected a whole number of at least 1, but found"
            + " '0'",
        "- relu | - rleu | key 'model.0': expected a layer among linear",
        "target: y | target: z | one of the columns [x, y], but found 'z'",
        "file: t.csv | file: none.csv | none.csv: expected a file",
        "file: t.csv | file: gaps.csv | expected a text or a number in each field of 'y'",
        "file: t.csv | file: bad.csv | bad.csv, line 3, column 'x': expected a number",
        "- relu | - relu: [ | expected YAML",
        "loss: mse | loss: crossEntropy | key 'loss': expected a loss of numbers",
        "optimizer: adam | optimizer: {adam: {rate: 1}} | key 'optimizer.adam': expected none but",
      })
  void mistakesAreOneLine(String line, String wrong, String expected) throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,2.5\n2,3.5\n");
    Files.writeString(folder.resolve("bad.csv"), "x,y\n1,2.5\ntwo,3.5\n");
    Files.writeString(folder.resolve("gaps.csv"), "x,y\n1,2.5\n2,\n");
    String good =
        """
        data:
          file: t.csv
          target: y
        model:
        - relu
        loss: mse
        optimizer: adam
        epochs: 3
        """;
    Path task = folder.resolve("task.yaml");
    Path out = folder.resolve("out");
    Files.writeString(task, good);
    assertEquals(0, Ran.command("train", task.toString(), "--out", out.toString()).exit());
    byte[] before = Files.readAllBytes(out.resolve("model.safetensors"));
    Files.writeString(task, good.replace(line, wrong));
    refusedAndKept(task, out, before, expected);
  }

  @Test
  void othersLookOn() throws IOException {
    Path out = folder.resolve("iris");
    Path events = folder.resolve("runs");
    Ran train =
        Ran.command(
            "train",
            "--out=" + out,
            "--backend=pure",
            "--quiet",
            "--tensorboard",
            events.toString(),
            "--live",
            IRIS.toString());
    assertEquals(0, train.exit(), train::toString);
    String first = train.out().lines().findFirst().orElseThrow();
    assertTrue(first.matches("live: http://127\\.0\\.0\\.1:\\d+/"), first);
    try (Stream<Path> files = Files.list(events)) {
      List<Path> found = files.toList();
      assertEquals(1, found.size(), found::toString);
      String bytes = Files.readString(found.get(0), StandardCharsets.ISO_8859_1);
      assertTrue(bytes.contains("brain.Event:2") && bytes.contains("validation/accuracy"));
    }
  }

  @Test
  void aPortThatIsTakenIsOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ran train =
          Ran.command(
              "train",
              "--live",
              "--port",
              port,
              "--out=" + folder,
              "--backend=pure",
              IRIS.toString());
      assertTrue(
          train.refusal().contains("expected a port from 1 to 65535 that is free"), train::err);
    }
  }

  @Test
  void aLossThatIsNotFiniteKeepsTheModel() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,2.5\n2,3.5\n");
    String good = "{data: {file: t.csv, target: y}, model: [], epochs: 3}";
    Path task = Files.writeString(folder.resolve("task.yaml"), good);
    Path out = folder.resolve("out");
    assertEquals(0, Ran.command("train", task.toString(), "--out", out.toString()).exit());
    byte[] before = Files.readAllBytes(out.resolve("model.safetensors"));
    Files.writeString(task, good.replace("}, m", "}, optimizer: {sgd: {learningRate: 1e38}}, m"));
    refusedAndKept(task, out, before, "expected a finite loss, but found the loss is ");
  }

  private static void refusedAndKept(Path task, Path out, byte[] before, String expected)
      throws IOException {
    Ran again = Ran.command("train", task.toString(), "--out", out.toString(), "--quiet");
    String refusal = again.refusal();
    assertTrue(refusal.contains(expected), refusal);
    assertEquals(
        Arrays.toString(before),
        Arrays.toString(Files.readAllBytes(out.resolve("model.safetensors"))));
  }
}
