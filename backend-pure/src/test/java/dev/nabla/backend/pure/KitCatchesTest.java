package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The kit itself under test: each deliberately broken backend must fail the rule that it breaks.
 */
class KitCatchesTest {
  @Test
  void activationThatForgetsItsGradient() {
    assertEquals(
        Set.of("activationsEqualTheirCompositions()", "trainsAsPyTorchDoes()"),
        BrokenKit.failures(BrokenBackends.DETACHED_ACTIVATION));
  }

  @Test
  void integersThatGoThroughDouble() {
    assertEquals(
        Set.of("int64FoldsAndOrdersAreExact()"),
        BrokenKit.failures(BrokenBackends.INT64_THROUGH_DOUBLE));
  }

  @Test
  void multiplicationThatAdds() {
    BrokenKit.assertCaught(BrokenBackends.MUL_ADDS, "binary", "mul/f32", "mul/i64/scalar/formula");
    BrokenKit.assertCaught(BrokenBackends.MUL_ADDS, "part2Autograd", "part2Autograd()");
  }

  @Test
  void broadcastGradientThatIsNotSummed() {
    BrokenKit.assertCaught(
        BrokenBackends.BROADCAST_NOT_SUMMED,
        "gradients",
        "add/broadcast/f64/grad",
        "mul/outer/f64/grad");
  }

  @Test
  void linearLayerThatForgetsToSumTheGradientOfItsBias() {
    Set<String> failures = BrokenKit.failures(BrokenBackends.BIAS_GRADIENT_NOT_SUMMED);
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
        BrokenKit.failures(BrokenBackends.HALVED_MSE));
  }

  @Test
  void singlePrecisionUnderADoubleLabel() {
    BrokenKit.assertCaught(BrokenBackends.FLOAT_UNDER_DOUBLE_LABEL, "unary", "exp/f64");
    BrokenKit.assertCaught(BrokenBackends.FLOAT_UNDER_DOUBLE_LABEL, "gradients", "exp/f64/grad");
  }

  @Test
  void maximumThatSwallowsNaN() {
    BrokenKit.assertCaught(BrokenBackends.SWALLOWED_NAN, "binary", "maximum/f32", "maximum/f64");
  }

  @Test
  void fusedKernelThatMeansSomethingElse() {
    BrokenKit.assertCaught(BrokenBackends.WRONG_SOFTMAX, "softmax", "softmax/f32/axis0/formula");
  }

  @Test
  void reshapeOfATurnedArrayInStorageOrder() {
    BrokenKit.assertCaught(
        BrokenMovements.RESHAPE_IN_STORAGE_ORDER,
        "movement",
        "reshape/f32/formula",
        "reshape/i64/formula");
  }

  @Test
  void batchesThatAreNotTurned() {
    BrokenKit.assertCaught(
        BrokenMovements.BATCHES_NOT_TURNED, "matmul", "matmul/f32/batched/transposed/formula");
  }

  @Test
  void nothingThatIsSomething() {
    BrokenKit.assertCaught(
        BrokenMovements.NOTHING_EXPANDED,
        "movementOfScalarsAndNothing",
        "movementOfScalarsAndNothing()");
  }

  @Test
  void viewsReadInStorageOrder() {
    BrokenKit.assertCaught(
        BrokenMovements.READ_IN_STORAGE_ORDER, "movement", "transpose/f32/formula");
  }
}
