package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java notebook prints what it is saved with, and that is what the Python notebook printed. */
class NotebookTest {
  private static final Path FILE = Path.of("notebooks", "gradients.ipynb");
  private static final List<String> PARTS = List.of("part1", "part2", "part3", "part4", "custom");

  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void eachCellPrintsWhatItIsSavedWith(String backend) {
    double bound = backend.equals("pure") ? 0 : 2;
    try (Cells cells = Cells.on(backend)) {
      for (Notebook.Cell cell : Notebook.read(FILE).code()) {
        String printed = cells.run(cell.source());
        new Transcript(cell.printed().lines().toList())
            .assertPrinted(printed, bound, Transcript::ulps);
      }
    }
  }

  @Test
  void itIsSavedWithWhatThePythonNotebookPrinted() {
    Map<String, String> saved = new LinkedHashMap<>();
    String at = "";
    for (Notebook.Cell cell : Notebook.read(FILE).cells()) {
      if (cell.source().startsWith("## Part") || cell.source().startsWith("## Custom")) {
        at = PARTS.get(saved.size());
      }
      if (!at.isEmpty()) {
        saved.merge(at, cell.printed(), String::concat);
      }
    }
    assertEquals(PARTS, List.copyOf(saved.keySet()));
    saved.forEach(
        (part, printed) ->
            Transcript.of("notebook.txt", part).assertPrinted(printed, 0, Transcript::ulps));
  }

  @Test
  void itsClassPathIsThisVersionOfArtifactsThatAreBuilt() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
    assertTrue(version.find());
    List<String> magics =
        Notebook.read(FILE).code().get(0).source().lines().map(String::strip).toList();
    assertEquals(2, magics.size());
    for (String magic : magics) {
      String[] artifact = magic.substring("%maven ".length()).split(":", -1);
      assertEquals("dev.nabla", artifact[0]);
      assertTrue(pom.contains("<artifactId>" + artifact[1] + "</artifactId>"), magic);
      assertEquals(version.group(1), artifact[2]);
    }
  }

  @Test
  void aCellThatFailsIsNoticed() {
    try (Cells cells = Cells.on("pure")) {
      assertEquals(
          "2" + System.lineSeparator(), cells.run("int i = 1;\nSystem.out.println(i + 1);"));
      assertThrows(AssertionError.class, () -> cells.run("int j = true;"));
      assertThrows(AssertionError.class, () -> cells.run("int k = 1 / 0;"));
      assertThrows(AssertionError.class, () -> cells.run("int m = unheardOf();"));
      assertThrows(AssertionError.class, () -> cells.run("for (;;) {"));
    }
  }
}
