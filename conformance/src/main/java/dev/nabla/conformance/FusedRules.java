package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.tensor.DType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** L2: a fused kernel means what it replaces, in all settings, and so do its gradients. */
@InTier(Tier.L2)
interface FusedRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> fused() {
    return Stream.of(DType.FLOAT32, DType.FLOAT64)
        .flatMap(
            dtype ->
                FusedCases.all().stream()
                    .map(
                        c ->
                            test(
                                () -> c.check(backend(), composed(), dtype),
                                c.name(),
                                dtype,
                                "fused")));
  }
}
