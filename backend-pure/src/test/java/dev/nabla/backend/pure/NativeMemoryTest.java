package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.nabla.backend.Backend;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.KernelBackend;
import dev.nabla.conformance.BackendConformance;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Native memory is counted, freed and limited above any engine: here with none at all. */
class NativeMemoryTest {
  static class Kit extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return new NativePure();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "perceptronStepsInScopesLeaveNothingAlive",
        "aCensusNamesLines",
        "aLimitNamesTheBiggestHolders",
        "aLimitCallsTheCollectorFirst",
        "aLimitLeavesStatesIntact",
        "anEngineWithoutMemoryNamesTheHolders",
        "scopesReleaseWhatTheyDoNotKeep",
        "scopedStepsLeaveNothingAlive",
        "stepsInScopesLeaveNothingAlive",
        "plainLoopsAreBounded",
        "parametersAreReadWhileTheyAreAssigned"
      })
  void keepsTheRule(String rule) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Kit.class, rule))
        .execute()
        .testEvents()
        .assertStatistics(s -> s.succeeded(1).failed(0));
  }

  @Test
  void anEngineWithoutMemoryIsAskedTwice() {
    NativePure.Engine engine = new NativePure.Engine();
    Backend backend = KernelBackend.over("full", engine);
    Tensor x = backend.tensor(1f, 2f);
    engine.failures = 1;
    assertEquals(4, x.mul(x).select(0, 1).item());
  }

  @Test
  void anEngineWithoutMemoryIsAnErrorThatNamesTheHolders() {
    NativePure.Engine engine = new NativePure.Engine();
    Backend backend = KernelBackend.over("full", engine);
    Tensor x = backend.tensor(1f, 2f);
    long before = backend.nativeMemory().arrays();
    engine.failures = 2;
    NablaException error = assertThrows(NablaException.class, () -> x.mul(x));
    String text = String.valueOf(error.getMessage());
    assertTrue(text.startsWith("mul: expected the engine to find memory"), text);
    assertTrue(text.contains("no pages") && text.contains("tensor [2] FLOAT32"), text);
    assertTrue(text.contains("in 1 arrays and a result of [2]"), "the result is none: " + text);
    assertEquals("no pages", error.getCause().getMessage());
    assertEquals(before, backend.nativeMemory().arrays(), "nothing is counted that was not made");
    try (Scope scope = backend.scope()) {
      assertEquals(4, x.mul(x).select(0, 1).item());
    }
    assertEquals(before, backend.nativeMemory().arrays(), "the operands are not held on to");
  }
}
