package dev.nabla.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.Table;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are PyArrow's; {@code record.py} beside them says what is in them. */
class ParquetTest {
  private static final int ROWS = 1000;

  private final Backend backend = Backends.get("pure");
  @TempDir private Path folder;

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ParquetTest.class.getResource("/parquet/" + name)).toURI());
  }

  private static String refused(Executable call) {
    return assertThrows(NablaException.class, call).getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "snappy", "gzip"})
  void readsNumbers(String name) throws URISyntaxException {
    Table table = Parquet.read(file(name + ".parquet"));
    assertEquals(ROWS, table.rows());
    String[] columns = {"long", "single", "double", "int", "byte", "unsigned", "truth"};
    float[] numbers = table.numbers(backend, columns).toFloatArray();
    assertEquals(ROWS * columns.length, numbers.length);
    for (int i = 0; i < ROWS; i++) {
      float[] expected = {
        i * (float) (1L << 40),
        i * 0.5f,
        i % 10 == 3 ? Float.NaN : i / 4f,
        i - 500,
        i % 256,
        (float) ((1L << 32) - 1 - i),
        i % 3 == 0 ? 1 : 0
      };
      for (int c = 0; c < columns.length; c++) {
        assertEquals(expected[c], numbers[i * columns.length + c], columns[c] + " of row " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "snappy", "gzip"})
  void readsTexts(String name) throws URISyntaxException {
    Table table = Parquet.read(file(name + ".parquet"));
    Table.Labels kinds = table.labels(backend, "kind");
    assertEquals(List.of("", "b", "c", "\u00e4"), kinds.names());
    long[] classes = kinds.classes().toLongArray();
    List<String> longs = table.texts("long");
    for (int i = 0; i < ROWS; i++) {
      assertEquals(i == 7 ? 0 : new int[] {1, 3, 2}[i % 3], classes[i], "row " + i);
      assertEquals(Long.toString(i * (1L << 40)), longs.get(i));
    }
    assertEquals(List.of("true", "false"), table.texts("truth").subList(0, 2));
    assertEquals(List.of("0.5", "1.0"), table.texts("single").subList(1, 3));
  }

  @Test
  void namesWhatIsNoNumber() throws URISyntaxException {
    Table table = Parquet.read(file("plain.parquet"));
    assertTrue(refused(() -> table.numbers(backend, "kind")).contains("column 'kind': expected a"));
    assertTrue(refused(() -> table.numbers(backend, "day")).contains("found INT32 (DATE"));
    assertTrue(refused(() -> table.texts("day")).contains("save it as text"));
    assertTrue(refused(() -> table.numbers(backend)).contains("column 'kind'"));
    String list = table.columns().get(table.columns().size() - 1);
    assertTrue(refused(() -> table.numbers(backend, list)).contains("in a list or structure"));
    assertTrue(refused(() -> table.texts("none")).contains("one of the columns [single, double"));
  }

  @Test
  void namesTheLibraryOfACompression() throws URISyntaxException {
    Table table = Parquet.read(file("zstd.parquet"));
    assertTrue(refused(() -> table.numbers(backend, "int")).contains("zstd-jni"));
  }

  @Test
  void refusesWhatHasChanged() throws Exception {
    Path changed = file("plain.parquet");
    ParquetTable table = (ParquetTable) Parquet.read(changed);
    Table claimed = new ParquetTable(changed, table.schema(), 2 * ROWS);
    assertTrue(refused(() -> claimed.numbers(backend, "int")).contains("2000 rows"));
    assertTrue(refused(() -> claimed.texts("kind")).contains("has changed or is damaged"));
  }

  @Test
  void refusesWhatIsNoParquet() throws IOException {
    Path text = Files.writeString(folder.resolve("a.parquet"), "PAR1 not really, but long enough");
    assertTrue(refused(() -> Parquet.read(text)).contains("a Parquet file that can be read"));
    assertTrue(refused(() -> Parquet.read(folder)).contains(folder.toString()));
    assertTrue(refused(() -> Parquet.read(folder.resolve("none"))).contains("none"));
  }

  /** A damaged file gives numbers or an error that names it, never another error. */
  @Test
  void refusesWhatIsDamaged() throws Exception {
    byte[] whole = Files.readAllBytes(file("snappy.parquet"));
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      int tail = i % 2 == 0 ? bytes.length : 4000; // where the columns are said to be
      bytes[bytes.length - 1 - random.nextInt(tail)] = (byte) random.nextInt(256);
      Path damaged = Files.write(folder.resolve(i + ".parquet"), bytes);
      try {
        Parquet.read(damaged).numbers(backend, "single", "int");
      } catch (NablaException e) {
        refused++;
        assertTrue(e.getMessage().contains(damaged.toString()), e::getMessage);
      }
    }
    assertTrue(refused > 10, refused + " refused");
  }
}
