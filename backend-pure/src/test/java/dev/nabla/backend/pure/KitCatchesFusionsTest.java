package dev.nabla.backend.pure;

import static dev.nabla.backend.pure.BrokenKit.assertCaught;

import org.junit.jupiter.api.Test;

/** The kit under test by fused kernels that mean something else than what they replace. */
class KitCatchesFusionsTest {
  @Test
  void gradientWithTheKernelReversed() {
    assertCaught(
        BrokenFusions.KERNEL_REVERSED, "fused", "conv2d/plain/f32", "convTranspose2d/stride/f64");
  }

  @Test
  void groupsThatReadTheFirst() {
    assertCaught(BrokenFusions.FIRST_GROUP_ALONE, "fused", "conv2d/groups/f32", "conv1d/f64");
  }

  @Test
  void normalisationWhoseGradientIsNotCentred() {
    assertCaught(BrokenFusions.GRADIENT_NOT_CENTRED, "fused", "layerNorm/70/f32", "groupNorm/f64");
  }

  @Test
  void poolingThatChoosesAnother() {
    assertCaught(BrokenFusions.LAST_OF_POOL, "fused", "maxPool2d/ties/f32", "maxPool2d/places/f32");
  }
}
