package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.nabla.backend.Backend;
import dev.nabla.backend.KernelBackend;
import dev.nabla.conformance.NoNativeLeaks;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class NoNativeLeaksTest {
  static class Subject {
    private static final Backend BACKEND =
        KernelBackend.over("native-pure", new NativePure.Engine());
    private static final List<Tensor> CACHE = new ArrayList<>();

    @RegisterExtension final NoNativeLeaks leaks = new NoNativeLeaks(() -> BACKEND);

    private final Tensor before = BACKEND.tensor(1f, 2f);

    @Test
    void clean() {
      assertEquals(3, before.sum().item(), "left to the collector");
      try (Scope scope = BACKEND.scope()) {
        assertEquals(6, before.mul(2).sum().item());
      }
    }

    @Test
    void leaking() {
      CACHE.add(before.mul(3));
    }
  }

  @Test
  void aTestThatLeaksFailsAndNamesTheLine() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Subject.class)).execute();
    results.testEvents().assertStatistics(s -> s.succeeded(1).failed(1));
    assertEquals(
        "clean()",
        results.testEvents().succeeded().list().get(0).getTestDescriptor().getDisplayName());
    String leaking = message(results.testEvents().failed().list().get(0));
    assertTrue(leaking.startsWith("leaking() left native arrays alive: 1 array, "), leaking);
    assertTrue(leaking.contains("mul [2] FLOAT32, "), leaking);
    assertTrue(
        leaking.contains("NoNativeLeaksTest$Subject.leaking(NoNativeLeaksTest.java:"), leaking);
  }

  private static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}
