package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes minutes: {@code -Dnabla.test.heavy=true}. */
@EnabledIfSystemProperty(named = "nabla.test.heavy", matches = "true")
@EnabledOnOs(OS.LINUX)
class MillionStepsTest {
  private static final long MOST_GROWTH = 100;

  /** In a heap of 256 MB, in a JVM of its own. */
  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void memoryIsFlat(String backend, @TempDir Path folder) throws Exception {
    Path out = folder.resolve("out.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("surefire.test.class.path", "");
    String classPath = path.isEmpty() ? System.getProperty("java.class.path") : path;
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-cp",
                classPath,
                MillionSteps.class.getName(),
                backend,
                "1000000")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int exit = process.waitFor();
    List<String> lines = Files.readAllLines(out);
    assertEquals(0, exit, lines::toString);
    long quarter = megabytes(lines, "250000 steps, ");
    long end = megabytes(lines, "1000000 steps, ");
    assertTrue(end - quarter <= MOST_GROWTH, () -> backend + ": " + lines);
  }

  private static long megabytes(List<String> lines, String label) {
    String line = lines.stream().filter(l -> l.startsWith(label)).findFirst().orElseThrow();
    return Long.parseLong(line.substring(label.length(), line.indexOf(" MB")));
  }
}
