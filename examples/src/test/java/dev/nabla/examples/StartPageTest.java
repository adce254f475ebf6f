package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/start.md, with what its project depends on and nothing else. */
class StartPageTest {
  private static final String PAGE = "docs/start.md";

  @Test
  void theFirstProgramSaysWhatThePageSays(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("First.java");
    Files.writeString(source, Snippets.of(PAGE, "java").get(0));
    assertEquals("", Snippets.compile(source, folder));
    Path out = folder.resolve("out");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-cp", folder + File.pathSeparator + dependencies(), "First")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> "see " + out);
    assertEquals(
        Snippets.of(PAGE, "").get(0), Files.readString(out, StandardCharsets.UTF_8).strip() + "\n");
  }

  /** The API and the backend alone. */
  private static String dependencies() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String found =
        Arrays.stream(all.split(File.pathSeparator, -1))
            .filter(p -> p.matches(".*[/\\\\](api|backend-pure)[/\\\\]target[/\\\\].*"))
            .collect(Collectors.joining(File.pathSeparator));
    assertTrue(found.contains("api") && found.contains("backend-pure"), all);
    return found;
  }
}
