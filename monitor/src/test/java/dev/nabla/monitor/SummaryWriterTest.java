package dev.nabla.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Event files against those of PyTorch's writer, of the same numbers at the same time. */
class SummaryWriterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000, 250_000_000), ZoneOffset.UTC);
  private static final int PICTURE = 15;
  private static final String PNG =
      HexFormat.of().formatHex(new byte[] {(byte) 0x89, 'P', 'N', 'G'});

  private final Backend backend = Backends.get("pure");

  @TempDir private Path folder;

  private static byte[] recorded() throws IOException {
    try (InputStream in = SummaryWriterTest.class.getResourceAsStream("pytorch.tfevents")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  /** All but who wrote it, PyTorch's second version number, and how a picture is packed. */
  @Test
  void isPyTorchsFileByteForByte() throws IOException {
    List<String> expected = Records.of(recorded());
    List<String> found = Records.of(Files.readAllBytes(written()));
    assertEquals(17, expected.size());
    assertEquals(16, found.size());
    assertTrue(
        found
            .get(0)
            .contains(HexFormat.of().formatHex("brain.Event:2".getBytes(StandardCharsets.UTF_8))));
    for (int i = 1; i < found.size(); i++) {
      if (i + 1 != PICTURE) {
        assertEquals(expected.get(i + 1), found.get(i), "record " + i);
      }
    }
    // all before the picture's bytes but the lengths and checksum: tag, height, width, channels
    String head = "0a05696d61676522";
    assertEquals(sizes(expected.get(PICTURE), head), sizes(found.get(PICTURE - 1), head));
    assertArrayEquals(pixels(expected.get(PICTURE)), pixels(found.get(PICTURE - 1)));
  }

  private Path written() {
    try (SummaryWriter writer = new SummaryWriter(folder, CLOCK)) {
      writer.purge(7);
      double[] values = {0, 0.1, -2.5, 1e-30, 1e300, Double.NaN, Double.POSITIVE_INFINITY};
      for (int step = 0; step < values.length; step++) {
        writer.addScalar("train/loss", values[step], step);
      }
      writer.addScalar("a tag, with <b>signs</b> and é", 3, 12_345_678_901L);
      writer.addHistogram("weights", numbers(), 3);
      writer.addHistogram(
          "edges", backend.tensor(new double[] {0, -0.0, 1e-12, 1.1e-12, -1e-12, 5e-13, 1e-13}), 4);
      writer.addHistogram("one", backend.tensor(new double[] {.25, .25, .25, .25, .25}), 5);
      writer.addHistogram("below", backend.tensor(new double[] {-3, -8, -8.5}), 6);
      writer.addImage("image", picture(), 2);
      writer.addText("text", "# A head\n\n*and* a body ∇", 9);
      return writer.file();
    }
  }

  private Tensor numbers() {
    float[] values = new float[240];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Math.floorMod(i - 40, 97) - 30) / 64f;
    }
    return backend.tensor(values);
  }

  private Tensor picture() {
    float[] levels = new float[3 * 5 * 7];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (i * 37 % 300 - 20) / 256f;
    }
    return backend.tensor(levels).reshape(3, 5, 7);
  }

  private static String sizes(String record, String tag) {
    int from = record.indexOf(tag) + tag.length();
    return record.substring(record.indexOf("0805", from), record.indexOf("22", from + 8));
  }

  private static int[] pixels(String record) throws IOException {
    byte[] png = HexFormat.of().parseHex(record.substring(record.indexOf(PNG)));
    return ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0, 7, 5, null, 0, 7);
  }

  @Test
  void tensorBoardFindsItByItsName() throws IOException {
    try (SummaryWriter first = new SummaryWriter(folder, CLOCK);
        SummaryWriter second = new SummaryWriter(folder, CLOCK)) {
      assertNotEquals(first.file(), second.file());
    }
    for (Path file : Records.files(folder)) {
      String pattern = "events\\.out\\.tfevents\\.1700000000\\.[\\w.-]+\\.\\d+\\.[01]";
      assertTrue(file.getFileName().toString().matches(pattern), file::toString);
    }
  }

  @Test
  void picturesMayBeGrayOrLetSomethingThrough() throws IOException {
    try (SummaryWriter writer = new SummaryWriter(folder, CLOCK)) {
      writer.addImage("gray", backend.tensor(new long[] {0, 128, 255, 300}).reshape(1, 2, 2), 1);
      writer.addImage("clear", backend.ones(Shape.of(4, 1, 1)).mul(0.5), 1);
      assertThrows(
          NablaException.class, () -> writer.addImage("wrong", backend.zeros(Shape.of(2, 2)), 1));
    }
    List<String> records = Records.of(Files.readAllBytes(Records.files(folder).get(0)));
    byte[] gray = HexFormat.of().parseHex(records.get(1).substring(records.get(1).indexOf(PNG)));
    int[] levels =
        ImageIO.read(new ByteArrayInputStream(gray))
            .getRaster()
            .getSamples(0, 0, 2, 2, 0, (int[]) null);
    assertArrayEquals(new int[] {0, 128, 255, 255}, levels);
    byte[] clear = HexFormat.of().parseHex(records.get(2).substring(records.get(2).indexOf(PNG)));
    assertEquals(0x7f7f7f7f, ImageIO.read(new ByteArrayInputStream(clear)).getRGB(0, 0));
  }

  @Test
  void whatIsNotFiniteIsInNoBucket() throws IOException {
    double infinity = Double.POSITIVE_INFINITY;
    try (SummaryWriter writer = new SummaryWriter(folder, CLOCK)) {
      writer.addHistogram("h", backend.tensor(new double[] {.25, Double.NaN, infinity}), 5);
      writer.addHistogram("h", backend.tensor(new double[] {.25}), 5);
      writer.addHistogram("h", backend.tensor(new double[] {Double.NaN}), 5);
      writer.addHistogram("h", backend.zeros(Shape.of(0)), 5);
      writer.addHistogram("h", backend.tensor(new double[] {1e300, -1e300}), 6); // is counted
    }
    List<String> records = Records.of(Files.readAllBytes(Records.files(folder).get(0)));
    assertEquals(4, records.size());
    assertEquals(records.get(2), records.get(1));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamed() throws IOException {
    Path full = Path.of("/dev/full");
    RecordFile file = new RecordFile(full, StandardOpenOption.WRITE);
    NablaException refused =
        assertThrows(NablaException.class, () -> new SummaryWriter(file, CLOCK));
    assertTrue(
        refused.getMessage().startsWith("/dev/full: expected a file that can be written to"));
    assertTrue(refused.getMessage().contains("No space left on device"), refused.getMessage());
    assertEquals(1, refused.getSuppressed().length, "closing it, which writes the rest");
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      assertEquals(0, open.filter(number -> leadsTo(number, full)).count(), "is open still");
    }
  }

  private static boolean leadsTo(Path number, Path file) {
    try {
      return Files.readSymbolicLink(number).equals(file);
    } catch (IOException e) {
      return false; // it was that of the list
    }
  }

  @Test
  void nothingIsWrittenToOneThatIsClosed() throws IOException {
    SummaryWriter writer = new SummaryWriter(folder, CLOCK);
    writer.close();
    byte[] before = Files.readAllBytes(writer.file());
    for (Executable late :
        List.<Executable>of(() -> writer.addScalar("late", 1, 1), writer::flush)) {
      NablaException refused = assertThrows(NablaException.class, late);
      assertEquals(
          writer.file()
              + ": expected a writer that is open, but found one that was closed;"
              + " write before close(), or make another writer",
          refused.getMessage());
    }
    writer.close(); // again
    assertArrayEquals(before, Files.readAllBytes(writer.file()));
  }

  @Test
  void aPictureNeedsNoFolderForWhatIsTemporary() throws IOException {
    File before = ImageIO.getCacheDirectory();
    Path gone = Files.createDirectory(folder.resolve("gone"));
    ImageIO.setCacheDirectory(gone.toFile());
    Files.delete(gone);
    try (SummaryWriter writer = new SummaryWriter(folder, CLOCK)) {
      writer.addImage("image", picture(), 2);
    } finally {
      ImageIO.setCacheDirectory(before);
    }
    List<String> records = Records.of(Files.readAllBytes(Records.files(folder).get(0)));
    assertArrayEquals(pixels(Records.of(recorded()).get(PICTURE)), pixels(records.get(1)));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    NablaException refused =
        assertThrows(NablaException.class, () -> new SummaryWriter(file.resolve("run")));
    assertTrue(refused.getMessage().contains("expected a folder to write to"));
  }
}
