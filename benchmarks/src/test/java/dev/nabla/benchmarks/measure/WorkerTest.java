package dev.nabla.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
  private final Worker worker = new Worker(new NablaSide());

  @Test
  void buildsTellsItsResultAndTimes(@TempDir Path folder) throws Exception {
    assertEquals("ok", worker.answer("build", "add/1000", "eager"));
    Path file = folder.resolve("result");
    assertEquals("ok", worker.answer("result", file.toString()));
    assertEquals(1000 * Float.BYTES, Files.size(file));
    String[] told = worker.answer("time", "10").split(" ", -1);
    assertEquals("ok", told[0]);
    assertTrue(Long.parseLong(told[1]) > 0, "nanoseconds");
    assertTrue(Long.parseLong(told[2]) >= 10 * 1000 * Float.BYTES, "bytes of ten results");
  }

  @Test
  void saysWhatItIs() {
    assertTrue(worker.answer("about").startsWith("ok Nabla on pure"));
  }

  @Test
  void answersErrorsInALine() {
    assertTrue(worker.answer("time", "1").startsWith("error "));
    assertTrue(worker.answer("dance").startsWith("error "));
    String unknown = worker.answer("build", "add/7", "eager");
    assertTrue(unknown.startsWith("error ") && !unknown.contains("\n"), unknown);
  }
}
