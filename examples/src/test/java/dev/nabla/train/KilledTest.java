package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.io.Safetensors;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run in a process of its own that is ended from outside, and goes on here. */
@DisabledOnOs(OS.WINDOWS) // which has no signal that a JVM can answer
class KilledTest {
  private static final String BACKENDS = "dev.nabla.examples.Ran#backends";

  private static Process start(String backend, Path file, int pause) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("surefire.test.class.path", "");
    return new ProcessBuilder(
            java,
            "-cp",
            path.isEmpty() ? System.getProperty("java.class.path") : path,
            Fitting.class.getName(),
            backend,
            file.toString(),
            Integer.toString(pause))
        .redirectError(new File("/dev/null"))
        .start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void await(BufferedReader out, String line) throws IOException {
    for (String next = out.readLine(); !line.equals(next); next = out.readLine()) {
      assertTrue(next != null, "no line '" + line + "'");
    }
  }

  private static Map<String, Object> whole(String backend) {
    Fitting fitting = new Fitting(backend);
    return fitting.outcome(fitting.trainer.fit(fitting.loader, Fitting.EPOCHS));
  }

  private static Map<String, Object> resumed(String backend, Path file) {
    Fitting fitting = new Fitting(backend);
    return fitting.outcome(fitting.trainer.checkpoint(file).fit(fitting.loader, Fitting.EPOCHS));
  }

  /** SIGTERM, as Ctrl-C does: the step is ended, and the checkpoint is of the epoch's middle. */
  @ParameterizedTest
  @MethodSource(BACKENDS)
  void interruptedRunGoesOnBitForBit(String backend, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("checkpoint.safetensors");
    Process process = start(backend, file, 100);
    try (BufferedReader out = output(process)) {
      await(out, "step 1 3");
      process.toHandle().destroy(); // Process.destroy() closes its output, too
      await(out, "ended: interrupted");
    }
    process.waitFor();
    Map<String, String> texts = Safetensors.header(file).metadata();
    assertEquals("0.0", texts.get("trainer.epoch"));
    assertTrue(Integer.parseInt(texts.get("data.batches")) >= 3, texts::toString);
    assertEquals(whole(backend), resumed(backend, file));
  }

  /** The JVM waits for the step's end, but not for a step that ends it. */
  @Test
  void aStepMayEndTheProcess(@TempDir Path folder) throws Exception {
    Process process = start("pure", folder.resolve("checkpoint.safetensors"), -1);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it waits for itself");
    assertEquals(3, process.exitValue());
  }

  /** SIGKILL at any moment of a run that writes all the time: what is there is whole. */
  @ParameterizedTest
  @MethodSource(BACKENDS)
  void killedRunLeavesAWholeFile(String backend, @TempDir Path folder) throws Exception {
    Map<String, Object> expected = whole(backend);
    for (int kill = 0; kill < 3; kill++) {
      Path file = folder.resolve("checkpoint-" + kill + ".safetensors");
      Process process = start(backend, file, 10);
      try (BufferedReader out = output(process)) {
        await(out, "step 2 " + (1 + kill));
        Thread.sleep(17L * kill);
        process.destroyForcibly();
      }
      process.waitFor();
      assertEquals(expected, resumed(backend, file));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.filter(f -> !f.toString().endsWith(".safetensors")).count() <= 3);
    }
  }
}
