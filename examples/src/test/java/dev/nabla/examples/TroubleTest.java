package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.examples.Snippets.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The errors in docs/troubleshooting.md read as the page has them. */
class TroubleTest {
  private static final String CLASS =
      """
      import dev.nabla.backend.*;
      import dev.nabla.csv.Csv;
      import dev.nabla.data.*;
      import dev.nabla.io.*;
      import dev.nabla.nn.*;
      import dev.nabla.nn.Module;
      import dev.nabla.tensor.*;
      import dev.nabla.train.*;
      import java.nio.file.*;
      public class Trouble {
      """;

  @TempDir private Path folder;

  @Test
  void errorsReadAsThePageHasThem() throws IOException {
    List<Snippet> blocks = Snippets.of("docs/troubleshooting.md");
    assertTrue(blocks.size() >= 40, blocks.size() + " blocks");
    compile(blocks);
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i += 2) {
      String wanted = comparable(blocks.get(i + 1).text());
      String found = comparable(provoked(i));
      if (!wanted.equals(found)) {
        differing.add(found);
      }
    }
    assertEquals(List.of(), differing, "not what the page says");
  }

  private void compile(List<Snippet> blocks) throws IOException {
    StringBuilder code = new StringBuilder(CLASS);
    for (int i = 0; i < blocks.size(); i += 2) {
      assertEquals("java", blocks.get(i).language());
      assertEquals("", blocks.get(i + 1).language(), blocks.get(i + 1).text());
      code.append("public static void run" + i + "(Backend backend) throws Exception {\n")
          .append(blocks.get(i).text().replace("Path.of(\"", "Path.of(\"" + folder + "/"))
          .append("}\n");
    }
    Files.writeString(folder.resolve("model.pt"), "PK\3\4\0\0\10\10" + "0".repeat(56));
    Path source = Files.writeString(folder.resolve("Trouble.java"), code.append("}\n"));
    assertEquals("", Snippets.compile(source, folder));
  }

  /** Its words, whatever the JVM, the backends that are there and the folder. */
  private String comparable(String message) {
    return message
        .replace(folder + "/", "")
        .replaceAll("\\s+", " ")
        .replaceAll("class path \\(.*?\\), but", "class path (…), but")
        .strip();
  }

  private String provoked(int number) {
    Backend backend = Backends.get("pure");
    return assertThrows(
            Throwable.class,
            () ->
                Snippets.call(
                    folder, "Trouble", "run" + number, List.of(Backend.class), List.of(backend)),
            () -> "no error of block " + number)
        .getMessage();
  }
}
