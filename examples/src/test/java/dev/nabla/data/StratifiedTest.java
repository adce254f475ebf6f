package dev.nabla.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts in which each class has its share. */
class StratifiedTest {
  private static final int[] ELEVEN = {2, 0, 0, 1, 2, 2, 0, 1, 2, 0, 0};

  private final Backend backend = Backends.get();

  private Tensor tensor(int... classes) {
    return backend.tensor(IntStream.of(classes).mapToLong(c -> c).toArray());
  }

  private static Dataset<Integer> numbers(int size) {
    return Dataset.of(IntStream.range(0, size).boxed().toList());
  }

  private static List<Integer> samples(Dataset<Integer> dataset) {
    return IntStream.range(0, dataset.size()).mapToObj(dataset::get).toList();
  }

  private static int count(Dataset<Integer> part, int type, int... classes) {
    return (int) samples(part).stream().filter(sample -> classes[sample] == type).count();
  }

  /** Those that sklearn 1.9.1's {@code StratifiedKFold(3)} gave. */
  @Test
  void foldsAsSklearnDoes() {
    List<Fold<Integer>> folds = Fold.stratified(numbers(11), 3, tensor(ELEVEN));
    assertEquals(List.of(0, 1, 3, 4), samples(folds.get(0).validation()));
    assertEquals(List.of(2, 5, 6, 7, 8, 9, 10), samples(folds.get(0).training()));
    assertEquals(List.of(2, 5, 6, 7), samples(folds.get(1).validation()));
    assertEquals(List.of(8, 9, 10), samples(folds.get(2).validation()));
  }

  @Test
  void foldsAtRandomHoldEachSampleBackOnceAndKeepTheShares() {
    int[] classes = IntStream.range(0, 100).map(i -> i % 10 < 7 ? 0 : 1).toArray();
    List<Fold<Integer>> folds = Fold.stratified(numbers(100), 5, tensor(classes), new Generator(3));
    List<Integer> held = new ArrayList<>();
    for (Fold<Integer> fold : folds) {
      assertEquals(14, count(fold.validation(), 0, classes));
      assertEquals(6, count(fold.validation(), 1, classes));
      held.addAll(samples(fold.validation()));
    }
    assertTrue(!held.equals(samples(numbers(100))), "an order at random");
    Collections.sort(held);
    assertEquals(samples(numbers(100)), held);
  }

  @Test
  void splitsKeepTheShares() {
    int[] classes = IntStream.range(0, 101).map(i -> i < 60 ? 5 : i < 90 ? 1 : 3).toArray();
    List<Dataset<Integer>> parts =
        Splits.stratified(numbers(101), tensor(classes), new Generator(1), .7, .2, .1);
    assertEquals(List.of(71, 20, 10), parts.stream().map(Dataset::size).toList());
    int[] types = {5, 1, 3};
    double[] sizes = {60, 30, 11};
    for (int i = 0; i < 3; i++) {
      for (int part = 0; part < 3; part++) {
        double share = sizes[i] * parts.get(part).size() / 101;
        assertEquals(share, count(parts.get(part), types[i], classes), 1, "class " + types[i]);
      }
    }
    List<Integer> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(samples(part)));
    Collections.sort(all);
    assertEquals(samples(numbers(101)), all);
  }

  @Test
  void aClassForEachSample() {
    Dataset<Integer> four = numbers(4);
    Tensor floats = backend.tensor(1f, 0f, 1f, 0f);
    Generator generator = new Generator(1);
    assertThrows(NablaException.class, () -> Fold.stratified(four, 2, tensor(0, 1, 0)));
    assertThrows(NablaException.class, () -> Fold.stratified(four, 2, floats));
    assertThrows(NablaException.class, () -> Fold.stratified(four, 5, tensor(0, 1, 0, 1)));
    assertThrows(
        NablaException.class, () -> Splits.stratified(four, tensor(0, 1, 0, 1), generator, .5));
  }
}
