package dev.nabla.backend.pure;

import static dev.nabla.backend.pure.BrokenKit.assertCaught;

import org.junit.jupiter.api.Test;

/** The kit under test by backends that choose, round, count or draw wrongly. */
class KitCatchesNumbersTest {
  @Test
  void runningSumAlongTheAxisBefore() {
    assertCaught(BrokenNumbers.AXIS_OFF_BY_ONE, "cumulative", "cumSum/f32", "cumSum/i64");
  }

  @Test
  void lastOfEqualsChosen() {
    assertCaught(
        BrokenNumbers.LAST_OF_EQUALS, "ties", "tiesGoToTheFirst/f32/2", "tiesGoToTheFirst/i64/300");
  }

  @Test
  void sortThatTurnsEqualsRound() {
    assertCaught(
        BrokenNumbers.UNSTABLE_SORT,
        "ties",
        "tiesKeepTheirOrder/f32/2",
        "tiesKeepTheirOrder/f64/300");
  }

  @Test
  void maximumThatSplitsTiesWrongly() {
    assertCaught(BrokenNumbers.TIES_NOT_SPLIT, "tiesShareTheGradient", "tiesShareTheGradient()");
  }

  @Test
  void itemReadInSinglePrecision() {
    assertCaught(
        BrokenNumbers.ITEM_IN_FLOAT, "itemsKeepAllTheirDigits", "itemsKeepAllTheirDigits()");
  }

  @Test
  void integersCutTo32Bits() {
    assertCaught(
        BrokenNumbers.INT64_THROUGH_INT, "int64ElementsAreExact", "int64ElementsAreExact()");
  }

  @Test
  void indexCutTo32Bits() {
    assertCaught(
        BrokenNumbers.INDEX_CUT_TO_32_BITS,
        "indicesBeyond32BitsAreErrors",
        "indicesBeyond32BitsAreErrors()");
  }

  @Test
  void indexOutsideThatFindsSomething() {
    assertCaught(
        BrokenNumbers.GATHER_OUTSIDE, "indicesOutsideAreErrors", "indicesOutsideAreErrors()");
  }

  @Test
  void sumsThatDifferFromRunToRun() {
    assertCaught(
        BrokenNumbers.SUMS_BY_CHANCE,
        "resultsRepeat",
        "sum/rows/f32/resultsRepeat",
        "sum/columns/f32/resultsRepeat");
  }

  @Test
  void seedCutTo16Bits() {
    assertCaught(
        BrokenNumbers.SEED_CUT_TO_16_BITS,
        "seedsCountToTheir32ndBit",
        "seedsCountToTheir32ndBit()");
  }

  @Test
  void generatorThatNoSeedSets() {
    assertCaught(
        BrokenNumbers.STALE_GENERATOR, "drawsOfTheGenerator", "draw/rand/f32", "draw/uniform/f32");
  }

  @Test
  void generatorThatIsNotRestored() {
    assertCaught(BrokenNumbers.STALE_GENERATOR, "aRestoredStreamGoesOn", "aRestoredStreamGoesOn()");
    assertCaught(
        BrokenNumbers.STALE_GENERATOR, "checkpointsChangeNoNumber", "checkpointsChangeNoNumber()");
  }

  @Test
  void optimizerThatDoesNotAverage() {
    assertCaught(
        BrokenNumbers.ASGD_WITHOUT_AVERAGE, "asgdKeepsTheAverage", "asgdKeepsTheAverage()");
  }

  @Test
  void layerWithAGeneratorOfItsOwn() {
    assertCaught(
        BrokenNumbers.DROPOUT_OF_ITS_OWN,
        "layersDrawFromTheGenerator",
        "dropout/drawsFromTheGenerator");
  }
}
