package dev.nabla.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.Table;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private final Backend backend = Backends.get("pure");
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private static String refused(Executable call) {
    return assertThrows(NablaException.class, call).getMessage();
  }

  @Test
  void readsNumbersAndClasses() throws IOException {
    Table table = Csv.read(file("w, h,kind\r\n1,2.5,\"b, b\"\r\n-3,,a\r\n4e1,nan,a\r\n"));
    assertEquals(List.of("w", "h", "kind"), table.columns());
    assertEquals(3, table.rows());
    assertArrayEquals(
        new float[] {2.5f, 1, Float.NaN, -3, Float.NaN, 40},
        table.numbers(backend, "h", "w").toFloatArray());
    Table.Labels kinds = table.labels(backend, "kind");
    assertEquals(List.of("a", "b, b"), kinds.names());
    assertArrayEquals(new long[] {1, 0, 0}, kinds.classes().toLongArray());
  }

  @Test
  void readsFromATextAsFromAFile() throws IOException {
    String text = "w,kind\n1,b\n2,a\n";
    Table read = Csv.read(file(text));
    Table parsed = Csv.parse("small", text);
    assertEquals(read.columns(), parsed.columns());
    assertArrayEquals(
        read.numbers(backend, "w").toFloatArray(), parsed.numbers(backend, "w").toFloatArray());
    assertEquals("small: 2 rows of [w, kind]", parsed.toString());
    assertTrue(refused(() -> Csv.parse("small", "a,b\n1\n")).startsWith("small, line 2: "));
    assertTrue(refused(() -> Csv.parse("small", "")).startsWith("small: expected a table"));
  }

  @Test
  void readsWithoutAHeader() throws IOException {
    Table table = Csv.read(file("1;2\n3;4\n"), ';', false);
    assertEquals(List.of("0", "1"), table.columns());
    assertArrayEquals(new float[] {1, 2, 3, 4}, table.numbers(backend).toFloatArray());
  }

  @Test
  void namesFileLineAndColumn() throws IOException {
    Path file = file("a,b\n1,2\n\"x\ny\",4\n5,six\n");
    Table table = Csv.read(file);
    assertEquals(
        file
            + ", line 5, column 'b': expected a number, but found 'six'; mend the field, or leave"
            + " the column out",
        refused(() -> table.numbers(backend, "b")));
    assertTrue(
        refused(() -> table.numbers(backend, "a")).startsWith(file + ", line 3, column 'a'"));
    assertTrue(refused(() -> table.texts("c")).contains("one of the columns [a, b]"));
  }

  @Test
  void namesARowOfAnotherLength() throws IOException {
    Path file = file("a,b\n1,2\n3\n");
    assertEquals(
        file
            + ", line 3: expected 2 fields, as the first row has, but found 1; mend the row: a field"
            + " that has the separator in it stands in quotes",
        refused(() -> Csv.read(file)));
    Path more = file("a,b\n1,2,3\n");
    assertTrue(refused(() -> Csv.read(more)).startsWith(more + ", line 2: expected 2 fields"));
  }

  @Test
  void refusesWhatIsNoTable() throws IOException {
    Path empty = file("");
    assertTrue(refused(() -> Csv.read(empty)).contains("no row"));
    Path twice = file("a,a\n1,2\n");
    assertTrue(refused(() -> Csv.read(twice)).contains("a name of its own for each column"));
    Path none = folder.resolve("none.csv");
    assertTrue(refused(() -> Csv.read(none)).startsWith(none.toString()));
    Path latin =
        Files.write(folder.resolve("latin.csv"), "a\né\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("\uFFFD", Csv.read(latin).texts("a").get(0), "as Java decodes it");
  }
}
