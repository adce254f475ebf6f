package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.AnomalyDetection;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L2: who made the NaN. */
@InTier(Tier.L2)
interface AnomalyRules extends Subject {
  private Parameter parameter(float... values) {
    return backend().parameter(backend().tensor(values));
  }

  @Test
  default void anomaliesForward() {
    Tensor x = backend().tensor(new float[][] {{1, 2, 3}, {4, -5, 0}});
    try (AnomalyDetection watching = backend().detectAnomaly()) {
      Expect.error(
          () -> x.add(0).sqrt().exp(),
          "'sqrt': ",
          "NaN at [1, 1] of its result, shape [2, 3]",
          "called at dev.nabla.conformance.AnomalyRules.lambda$anomaliesForward$",
          "(AnomalyRules.java:");
    }
    assertTrue(Double.isNaN(x.sqrt().sum().item()), "not looked for any more");
  }

  /** Infinities from outside pass, as those of masks do; those from finite operands do not. */
  @Test
  default void infinities() {
    try (AnomalyDetection watching = backend().detectAnomaly()) {
      Tensor x = backend().tensor(0f, 1f, 2f);
      Tensor masked = x.maskedFill(x.eq(0), Double.NEGATIVE_INFINITY);
      assertEquals(0, masked.exp().slice(0, 0, 1).item());
      Expect.error(x::log, "'log'", "-Infinity at [0]", "domain");
      Expect.error(() -> masked.sub(masked), "'sub'", "NaN at [0]", "domain");
      Tensor nan = backend().tensor(Float.NaN);
      Expect.error(() -> nan.mul(2), "'mul'", "NaN at [0]", "look where its operand got it");
      Expect.error(() -> backend().noGrad(() -> x.div(0)), "'div'", "AnomalyRules");
    }
  }

  /** {@code d sqrt(x) / dx} at 0: the operation and the line that recorded it. */
  @Test
  default void anomaliesBackward() {
    Parameter w = parameter(0, 1);
    Tensor before = w.sqrt().sum();
    try (AnomalyDetection watching = backend().detectAnomaly()) {
      Tensor loss = w.mul(2).sqrt().sum();
      Expect.error(
          loss::backward,
          "gradient of 'sqrt'",
          "Infinity at [0] of the gradient of its operand, shape [2]",
          "recorded at dev.nabla.conformance.AnomalyRules.anomaliesBackward(AnomalyRules.java:");
      Expect.error(before::backward, "gradient of 'sqrt'", "recorded before detectAnomaly()");
    }
    assertFalse(w.hasGrad());
  }

  /** What a rule masks again is no anomaly. */
  @Test
  default void healthyWalks() {
    Parameter a = parameter(0, 2);
    Tensor b = backend().tensor(0f, 3f);
    try (AnomalyDetection outer = backend().detectAnomaly();
        AnomalyDetection inner = backend().detectAnomaly()) {
      inner.close();
      Tensor y = a.pow(b).add(backend().checkpoint(() -> a.square().exp()));
      Tensor g = backend().gradients(y.sum(), List.of(a), GraphMode.CREATE).get(0);
      assertEquals(12 + 4 * Math.exp(4), g.slice(0, 1, 2).item(), 1e-3);
      Expect.error(() -> a.log(), "'log'");
    }
    AnomalyDetection first = backend().detectAnomaly();
    AnomalyDetection second = backend().detectAnomaly();
    Expect.error(first::close, "detectAnomaly", "try-with-resources");
    second.close();
    first.close();
    assertEquals(Double.NEGATIVE_INFINITY, a.log().slice(0, 0, 1).item());
  }
}
