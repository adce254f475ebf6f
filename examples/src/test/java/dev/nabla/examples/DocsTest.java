package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java in the pages compiles, and what they say of it comes out. */
class DocsTest {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\n");

  /** What the pages take for granted: all the packages, a backend, a folder, a comparison. */
  private static final String PAGE =
      """
      import dev.nabla.backend.*;
      import dev.nabla.conformance.BackendConformance;
      import dev.nabla.data.*;
      import dev.nabla.io.*;
      import dev.nabla.kernel.Kernels;
      import dev.nabla.loss.*;
      import dev.nabla.nn.*;
      import dev.nabla.nn.Module;
      import dev.nabla.nn.init.*;
      import dev.nabla.optim.*;
      import dev.nabla.optim.schedule.*;
      import dev.nabla.plot.*;
      import dev.nabla.tensor.*;
      import dev.nabla.train.*;
      import dev.nabla.view.*;
      import java.nio.file.Path;
      import java.util.*;
      // the page's own
      public final class Page {
        private static Backend backend;

        public static void run(Backend given, Path folder) {
          backend = given;
          // the page
        }

        private static void check(Object found, String expected) {
          if (!expected.equals(String.valueOf(found))) {
            throw new AssertionError("expected " + expected + ", but found " + found);
          }
        }

        /** Whose name README.md uses. */
        private static final class MyProvider implements BackendProvider {
          @Override public String name() { return "mine"; }
          @Override public String version() { return "1"; }
          @Override public Optional<String> unavailable() { return Optional.of("a name alone"); }
          @Override public Kernels<?> kernels() { throw new UnsupportedOperationException(); }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "docs/custom-modules.md, 13",
    "docs/pytorch.md, 3",
    "README.md, 4",
    "docs/choose-a-backend.md, 1",
    "docs/memory.md, 2",
    "docs/reproducibility.md, 3",
    "docs/training.md, 4",
    "docs/monitor.md, 4",
    "docs/inspect.md, 4"
  })
  void pagesRun(String page, int least, @TempDir Path folder) throws Throwable {
    List<String> blocks = Snippets.of(page, "java");
    assertTrue(blocks.size() >= least, () -> blocks.size() + " blocks in " + page);
    run(blocks, folder);
  }

  /** The test would notice. */
  @Test
  void whatIsWrongIsNoticed(@TempDir Path folder) throws Throwable {
    assertEquals("", compile(List.of("int i = 1;\n"), folder));
    assertNotEquals("", compile(List.of("int i = true;\n"), folder));
    String failure = "";
    try {
      run(List.of("check(1 + 1, \"3\");\n"), folder);
    } catch (AssertionError e) {
      failure = e.getMessage();
    }
    assertEquals("expected 3, but found 2", failure);
  }

  private static void run(List<String> blocks, Path folder) throws Throwable {
    assertEquals("", compile(blocks, folder));
    Backend backend = Backends.get("pure");
    Snippets.call(
        folder, "Page", "run", List.of(Backend.class, Path.class), List.of(backend, folder));
  }

  /** The compiler's complaints. */
  private static String compile(List<String> blocks, Path folder) throws IOException {
    String code = String.join("", blocks);
    String imports =
        IMPORT.matcher(code).results().map(m -> m.group()).collect(Collectors.joining());
    String body = IMPORT.matcher(code).replaceAll("");
    Path source = folder.resolve("Page.java");
    Files.writeString(
        source, PAGE.replace("// the page's own\n", imports).replace("// the page\n", body));
    return Snippets.compile(source, folder);
  }
}
