package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The recorded vectors catch a wrong kernel, and keep the list of known bugs honest. */
class GoldenCatchesTest {
  /** Multiplies wrongly, and says so of all but one case; claims a bug that it has not. */
  static class Declared extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return BrokenBackends.MUL_ADDS;
    }

    @Override
    public Map<String, String> knownBugs() {
      return Map.of("mul/*/thirteen", "multiplies by adding", "eq/f32/one", "cured long ago");
    }
  }

  @Test
  void wrongKernelFailsUnlessDeclared(@TempDir Path folder) throws Exception {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(Declared.class, "golden"))
            .execute();
    Events tests = results.testEvents();
    List<String> failed = names(tests.failed());
    assertTrue(failed.contains("mul/f32/matrix/transposed"), "a wrong kernel is caught");
    assertTrue(failed.contains("eq/f32/one"), "a known bug that passes is no longer one");
    assertFalse(failed.contains("eq/f32/thirteen"), "what works passes");
    assertEquals(
        List.of("mul/f32/thirteen", "mul/f64/thirteen", "mul/i64/thirteen"),
        names(tests.aborted()),
        "a known bug is told apart");
    assertTrue(message(tests, "mul/f32/matrix/transposed").contains("\n// recorded: "));
    String ran = JavaSnippet.run(folder, message(tests, "mul/f64/scalar"));
    String recorded =
        message(tests, "mul/f64/scalar").replaceAll("(?s).*// recorded: |\n// mul.*", "");
    assertTrue(ran.startsWith(recorded.strip()), () -> ran + " began with " + recorded);
    assertTrue(ran.contains("gradient of p0: ["), ran);
  }

  private static String message(Events tests, String id) {
    return tests.failed().stream()
        .filter(e -> e.getTestDescriptor().getDisplayName().equals(id))
        .map(e -> e.getRequiredPayload(TestExecutionResult.class).getThrowable().get().getMessage())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Events events) {
    Stream<String> names = events.stream().map(e -> e.getTestDescriptor().getDisplayName());
    return names.sorted().toList();
  }
}
