package dev.nabla.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random parts are those that PyTorch 2.13's random_split gave with the same seed. */
class SplitsTest {
  private static final Dataset<Integer> ELEVEN =
      Dataset.of(IntStream.range(0, 11).boxed().toList());

  private static List<Integer> samples(Dataset<Integer> dataset) {
    return IntStream.range(0, dataset.size()).mapToObj(dataset::get).toList();
  }

  @Test
  void splitsAsPyTorchDoes() {
    Generator generator = new Generator(7);
    List<Dataset<Integer>> lengths = Splits.random(ELEVEN, generator, 3, 8);
    assertEquals(List.of(3, 0, 9), samples(lengths.get(0)));
    assertEquals(List.of(2, 5, 8, 4, 10, 1, 7, 6), samples(lengths.get(1)));
    List<Dataset<Integer>> shares = Splits.random(ELEVEN, generator, .3, .3, .4);
    assertEquals(List.of(9, 2, 10, 4), samples(shares.get(0)));
    assertEquals(List.of(6, 0, 7), samples(shares.get(1)));
    assertEquals(List.of(3, 8, 5, 1), samples(shares.get(2)));
  }

  @Test
  void refusesWhatDoesNotAddUp() {
    Generator generator = new Generator(7);
    assertThrows(NablaException.class, () -> Splits.random(ELEVEN, generator, 3, 7));
    assertThrows(NablaException.class, () -> Splits.random(ELEVEN, generator, -1, 12));
    assertThrows(NablaException.class, () -> Splits.random(ELEVEN, generator, .5, .4));
    assertThrows(NablaException.class, () -> Splits.random(ELEVEN, generator, 1.5, -.5));
  }

  /** Those of sklearn's {@code KFold(3).split(range(11))}. */
  @Test
  void foldsAsSklearnDoes() {
    List<Fold<Integer>> folds = Fold.of(ELEVEN, 3);
    assertEquals(List.of(0, 1, 2, 3), samples(folds.get(0).validation()));
    assertEquals(List.of(4, 5, 6, 7, 8, 9, 10), samples(folds.get(0).training()));
    assertEquals(List.of(4, 5, 6, 7), samples(folds.get(1).validation()));
    assertEquals(List.of(8, 9, 10), samples(folds.get(2).validation()));
  }

  @Test
  void foldsHoldEachSampleBackOnce() {
    List<Integer> held =
        Fold.of(ELEVEN, 4, new Generator(1)).stream()
            .flatMap(fold -> samples(fold.validation()).stream())
            .sorted()
            .toList();
    assertEquals(samples(ELEVEN), held);
    assertThrows(NablaException.class, () -> Fold.of(ELEVEN, 12));
    assertThrows(NablaException.class, () -> Fold.of(ELEVEN, 1));
  }

  @Test
  void anIndexOutsideIsNamed() {
    assertThrows(NablaException.class, () -> ELEVEN.get(11));
    assertThrows(NablaException.class, () -> ELEVEN.subset(0, 11));
    assertThrows(NablaException.class, () -> ELEVEN.subset(3).get(1));
  }
}
