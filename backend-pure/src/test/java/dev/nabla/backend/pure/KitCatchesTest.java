package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The kit itself under test: each deliberately broken backend must fail the rule that it breaks.
 */
class KitCatchesTest {
  /** The pure backend with one thing wrong. */
  abstract static class Broken extends BackendConformance {
    private final BackendProvider provider;

    Broken(BackendProvider provider) {
      this.provider = provider;
    }

    @Override
    protected BackendProvider provider() {
      return provider;
    }

    /** No test here: {@link GoldenCatchesTest} has the recorded vectors. */
    @Override
    public Stream<DynamicTest> golden() {
      return Stream.empty();
    }

    /** Nor here: what is wrong must fail by a rule, not by a recording alone. */
    @Override
    public Stream<DynamicTest> twins() {
      return Stream.empty();
    }
  }

  static class MulAdds extends Broken {
    MulAdds() {
      super(BrokenBackends.MUL_ADDS);
    }
  }

  static class BroadcastNotSummed extends Broken {
    BroadcastNotSummed() {
      super(BrokenBackends.BROADCAST_NOT_SUMMED);
    }
  }

  static class BiasGradientNotSummed extends Broken {
    BiasGradientNotSummed() {
      super(BrokenBackends.BIAS_GRADIENT_NOT_SUMMED);
    }
  }

  static class HalvedMse extends Broken {
    HalvedMse() {
      super(BrokenBackends.HALVED_MSE);
    }
  }

  static class FloatUnderDoubleLabel extends Broken {
    FloatUnderDoubleLabel() {
      super(BrokenBackends.FLOAT_UNDER_DOUBLE_LABEL);
    }
  }

  static class SwallowedNaN extends Broken {
    SwallowedNaN() {
      super(BrokenBackends.SWALLOWED_NAN);
    }
  }

  static class WrongSoftmax extends Broken {
    WrongSoftmax() {
      super(BrokenBackends.WRONG_SOFTMAX);
    }
  }

  static class DetachedActivation extends Broken {
    DetachedActivation() {
      super(BrokenBackends.DETACHED_ACTIVATION);
    }
  }

  static class Int64ThroughDouble extends Broken {
    Int64ThroughDouble() {
      super(BrokenBackends.INT64_THROUGH_DOUBLE);
    }
  }

  @Test
  void activationThatForgetsItsGradient() {
    assertEquals(
        Set.of("activationsEqualTheirCompositions()", "trainsAsPyTorchDoes()"),
        failures(DetachedActivation.class));
  }

  @Test
  void integersThatGoThroughDouble() {
    assertEquals(Set.of("int64FoldsAndOrdersAreExact()"), failures(Int64ThroughDouble.class));
  }

  @Test
  void multiplicationThatAdds() {
    assertCaught(MulAdds.class, "mul/f32", "mul/i64/scalar", "part2Autograd()");
  }

  @Test
  void broadcastGradientThatIsNotSummed() {
    assertCaught(BroadcastNotSummed.class, "add/broadcast/f64/grad", "mul/outer/f64/grad");
  }

  @Test
  void linearLayerThatForgetsToSumTheGradientOfItsBias() {
    Set<String> failures = failures(BiasGradientNotSummed.class);
    failures.removeIf(name -> name.startsWith("custom/")); // some models learn in spite of it
    assertEquals(
        Set.of(
            "linear()",
            "theLinearLayerEqualsItsComposition()",
            "emptyBatchesPass()",
            "theWrongNumberOfFeatures()", // the replaced layer lost its error
            "layersLossesAndOptimizers()",
            "part4Model()",
            "customLinearRegression()",
            "trainsAsPyTorchDoes()"),
        failures);
  }

  @Test
  void meanSquaredErrorThatIsHalved() {
    assertEquals(
        Set.of(
            "meanSquaredError()",
            "theLossEqualsItsComposition()",
            "part3LossAndOptimizer()",
            "part4Model()",
            "customLinearRegression()",
            "trainsAsPyTorchDoes()"),
        failures(HalvedMse.class));
  }

  @Test
  void singlePrecisionUnderADoubleLabel() {
    assertCaught(FloatUnderDoubleLabel.class, "exp/f64", "exp/f64/grad");
  }

  @Test
  void maximumThatSwallowsNaN() {
    assertCaught(SwallowedNaN.class, "maximum/f32", "maximum/f64");
  }

  @Test
  void fusedKernelThatMeansSomethingElse() {
    assertCaught(WrongSoftmax.class, "softmax/f32/axis0");
  }

  private static void assertCaught(Class<? extends Broken> broken, String... rules) {
    Set<String> failures = failures(broken);
    for (String rule : rules) {
      assertTrue(failures.contains(rule), () -> rule + " is not among the failures " + failures);
    }
  }

  private static Set<String> failures(Class<? extends Broken> broken) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(broken)).execute();
    long ran = results.testEvents().started().count();
    assertTrue(ran > 1500, () -> "the kit but its vectors, not " + ran + " tests");
    Set<String> names = new TreeSet<>();
    results.testEvents().failed().stream()
        .forEach(e -> names.add(e.getTestDescriptor().getDisplayName()));
    assertTrue(names.size() < ran / 2, () -> "what works must pass, but failed: " + names.size());
    return names;
  }
}
