package dev.nabla.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backends;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each workload once, at its smallest size, against what PyTorch computed when it was recorded. */
class WorkloadsTest {
  /** How the recording takes its samples. */
  private static final int SAMPLES = 16;

  private static final int NUMBERS = 3;

  @TestFactory
  Stream<DynamicTest> computesWhatPyTorchComputes() throws IOException {
    return recorded().stream()
        .map(line -> line.split("\t", -1))
        .map(line -> DynamicTest.dynamicTest(line[0], () -> assertComputes(line)));
  }

  private static void assertComputes(String... line) {
    Workload workload = Workloads.named(line[0]);
    float[] found = workload.on(Backends.get("pure")).result();
    assertEquals(Integer.parseInt(line[1]), found.length, "elements");
    double room = workload.tolerance() * Double.parseDouble(line[2]);
    for (int i = NUMBERS; i < line.length; i++) {
      int sample = i - NUMBERS;
      int at = found.length > SAMPLES ? (int) ((long) sample * found.length / SAMPLES) : sample;
      assertEquals(Double.parseDouble(line[i]), found[at], room, "element " + at);
    }
  }

  @Test
  void everyFamilyIsRecorded() throws IOException {
    Set<String> recorded =
        recorded().stream().map(line -> family(line)).collect(Collectors.toSet());
    Set<String> all =
        Workloads.all().stream().map(w -> family(w.name())).collect(Collectors.toSet());
    assertEquals(all, recorded);
  }

  @Test
  void namesAreUnique() {
    List<String> names = Workloads.all().stream().map(Workload::name).toList();
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  @Test
  void anUnknownNameIsAnError() {
    Exception error =
        assertThrows(IllegalArgumentException.class, () -> Workloads.named("matmul/nn/3"));
    assertTrue(error.getMessage().contains("matmul/nn/3"));
  }

  private static String family(String name) {
    return name.split("[/\t]", -1)[0];
  }

  private static List<String> recorded() throws IOException {
    try (InputStream file =
        WorkloadsTest.class.getResourceAsStream("/dev/nabla/benchmarks/pytorch.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
