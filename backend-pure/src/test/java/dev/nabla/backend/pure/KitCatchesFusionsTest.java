package dev.nabla.backend.pure;

import static dev.nabla.backend.pure.BrokenKit.assertCaught;

import org.junit.jupiter.api.Test;

/** The kit under test by fused kernels that mean something else than what they replace. */
class KitCatchesFusionsTest {
  @Test
  void gradientWithTheKernelReversed() {
    assertCaught(
        BrokenFusions.KERNEL_REVERSED,
        "fused",
        "conv2d/plain/f32/fused",
        "convTranspose2d/stride/f64/fused");
  }

  @Test
  void groupsThatReadTheFirst() {
    assertCaught(
        BrokenFusions.FIRST_GROUP_ALONE, "fused", "conv2d/groups/f32/fused", "conv1d/f64/fused");
  }

  @Test
  void normalisationWhoseGradientIsNotCentred() {
    assertCaught(
        BrokenFusions.GRADIENT_NOT_CENTRED,
        "fused",
        "layerNorm/70/f32/fused",
        "groupNorm/f64/fused");
  }

  @Test
  void poolingThatChoosesAnother() {
    assertCaught(
        BrokenFusions.LAST_OF_POOL,
        "fused",
        "maxPool2d/ties/f32/fused",
        "maxPool2d/places/f32/fused");
  }

  @Test
  void theGradientByAWeightOfAnotherNorm() {
    assertCaught(BrokenFusions.SUMS_NOT_CENTRED, "fused", "layerNorm/70/f32/fused");
  }

  @Test
  void anLstmWhoseInputGateForgets() {
    assertCaught(
        BrokenFusions.INPUT_GATE_FORGETS,
        "fused",
        "lstmCell/vector/f64/fused",
        "lstmCell/wide/f32/fused");
  }
}
