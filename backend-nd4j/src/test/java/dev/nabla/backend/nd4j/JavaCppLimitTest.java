package dev.nabla.backend.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JavaCPP refuses memory by what the whole process holds, whichever of its parts took it. */
class JavaCppLimitTest {
  @Test
  void theLimitOfTheProcess(@TempDir Path folder) throws Exception {
    List<String> lines = run(folder, "-Dorg.bytedeco.javacpp.maxphysicalbytes=500M");
    assertEquals(4, lines.size(), lines::toString);
    assertTrue(
        lines.get(0).startsWith("java.lang.OutOfMemoryError: Cannot allocate new "),
        lines::toString);
    String error = lines.get(1);
    assertTrue(error.contains("expected the engine to find memory for its result"), error);
    assertTrue(error.contains("none (Physical memory usage is too high"), error);
    assertTrue(error.contains("> maxPhysicalBytes (500M))"), error);
    assertTrue(error.contains(" arrays, "), error);
    assertTrue(error.contains(" MB: mul [1048576] FLOAT32"), error);
    assertEquals("true", lines.get(2), "all as before");
    assertEquals(0, Double.parseDouble(lines.get(3)), 1e-3, "it goes on");
  }

  private static List<String> run(Path folder, String limit) throws Exception {
    Path out = folder.resolve("out.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("surefire.test.class.path", "");
    String classPath = path.isEmpty() ? System.getProperty("java.class.path") : path;
    Process process =
        new ProcessBuilder(java, "-Xmx128m", limit, "-cp", classPath, HoldsTooMuch.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int exit = process.waitFor();
    List<String> lines = Files.readAllLines(out);
    assertEquals(0, exit, lines::toString);
    return lines;
  }
}
