package dev.nabla.backend.pure;

import static dev.nabla.backend.pure.BrokenKit.assertCaught;

import org.junit.jupiter.api.Test;

/** The kit under test by backends that write, share or keep what they should not. */
class KitCatchesMemoryTest {
  @Test
  void sumLeftInItsOperand() {
    assertCaught(BrokenMemory.ACCUMULATING_BUFFER, "argumentsStay", "add/f32/argumentsStay");
  }

  @Test
  void resultsThatShareABuffer() {
    assertCaught(BrokenMemory.ONE_BUFFER, "resultsStay", "exp/f32/resultsStay");
  }

  @Test
  void viewThatIsWrittenThrough() {
    assertCaught(
        BrokenMemory.VIEW_WRITTEN_THROUGH, "argumentsStay", "scatterAdd/f32/argumentsStay");
  }

  @Test
  void viewThatShowsLaterWrites() {
    assertCaught(BrokenMemory.VIEW_ALIASES, "resultsStay", "flip/f32/resultsStay");
  }

  @Test
  void scratchThatThreadsShare() {
    assertCaught(BrokenMemory.RACE, "threadsDoNotMix", "log/threadsDoNotMix");
  }

  @Test
  void temporaryThatIsNeverFreed() {
    assertCaught(BrokenMemory.leak(), "freedMemoryComesBack", "freedMemoryComesBack()");
  }

  @Test
  void storageThatOutlivesItsViews() {
    assertCaught(BrokenMemory.viewsNeverFreed(), "freedMemoryComesBack", "freedMemoryComesBack()");
  }

  @Test
  void storageThatGoesBeforeItsViews() {
    assertCaught(
        BrokenMemory.VIEW_LOSES_ITS_BASE, "viewsOutliveTheirBase", "viewsOutliveTheirBase()");
  }
}
