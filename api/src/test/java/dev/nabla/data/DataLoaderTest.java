package dev.nabla.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders are those that PyTorch 2.13's DataLoader gave with the same seeds. */
class DataLoaderTest {
  private static Dataset<Integer> numbers(int n) {
    return Dataset.of(IntStream.range(0, n).boxed().toList());
  }

  private static DataLoader<List<Integer>> loader(int n, LoaderOptions options) {
    return DataLoader.of(numbers(n), samples -> samples, options);
  }

  private static <B> List<B> epoch(DataLoader<B> loader) {
    List<B> batches = new ArrayList<>();
    loader.forEach(batches::add);
    return batches;
  }

  @Test
  void shufflesAsPyTorchDoes() {
    var loader = loader(10, new LoaderOptions(3).shuffle(new Generator(5)));
    assertEquals(
        List.of(List.of(7, 4, 8), List.of(1, 2, 3), List.of(6, 5, 9), List.of(0)), epoch(loader));
    assertEquals(
        List.of(List.of(2, 1, 6), List.of(3, 5, 9), List.of(4, 7, 8), List.of(0)), epoch(loader));
    assertEquals(
        List.of(List.of(4, 3, 2), List.of(7, 9, 1), List.of(6, 8, 5), List.of(0)), epoch(loader));
  }

  @Test
  void dropsTheLastBatchAsPyTorchDoes() {
    var loader = loader(7, new LoaderOptions(3).shuffle(new Generator(5)).dropLast(true));
    assertEquals(2, loader.batches());
    assertEquals(List.of(List.of(2, 4, 3), List.of(5, 0, 6)), epoch(loader));
    assertEquals(List.of(List.of(4, 1, 0), List.of(2, 3, 6)), epoch(loader));
    assertEquals(List.of(List.of(3, 0, 2), List.of(5, 1, 6)), epoch(loader));
  }

  @Test
  void weighsAsPyTorchDoes() {
    double[] weights = {.1, .9, .4, .7, 3., .6};
    Generator generator = new Generator(6);
    Sampler eight = Sampler.weighted(weights, 8, true, generator);
    assertArrayEquals(new int[] {4, 4, 4, 4, 4, 4, 1, 4}, eight.draw());
    assertArrayEquals(new int[] {5, 5, 3, 1, 5, 4, 4, 5}, eight.draw());
    Sampler six = Sampler.weighted(weights, 6, false, generator);
    var loader = DataLoader.of(numbers(6), samples -> samples, six, new LoaderOptions(3));
    assertEquals(List.of(List.of(3, 4, 1), List.of(0, 2, 5)), epoch(loader));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void workersChangeNothing(int workers) {
    assertEquals(augmented(0, 2), augmented(workers, 1));
    assertEquals(augmented(0, 2), augmented(workers, 3));
  }

  /** Two epochs of random changes. */
  private static List<List<Long>> augmented(int workers, int prefetch) {
    Dataset<Long> changed =
        numbers(23)
            .map(i -> (long) i)
            .augment((x, g) -> x + (g.nextBits() & 0xffff))
            .augment((x, g) -> x ^ g.nextBits());
    var loader =
        DataLoader.of(
            changed,
            samples -> samples,
            new LoaderOptions(4).shuffle(new Generator(3)).workers(workers).prefetch(prefetch));
    List<List<Long>> all = epoch(loader);
    all.addAll(epoch(loader));
    assertNotEquals(all.get(0), all.get(6));
    return all;
  }

  @Test
  void changesAtRandomDifferFromEpochToEpochInAnyOrder() {
    Dataset<Integer> changed = numbers(2).augment((x, g) -> g.nextBits());
    var loader = DataLoader.of(changed, s -> s, new LoaderOptions(2).generator(new Generator(3)));
    var without = DataLoader.of(changed, s -> s, new LoaderOptions(2));
    assertNotEquals(epoch(without), epoch(without));
    var weighted =
        DataLoader.of(
            changed,
            s -> s,
            Sampler.weighted(new double[] {1, 1}, 2, false, new Generator(3)),
            new LoaderOptions(2));
    assertNotEquals(epoch(loader), epoch(loader));
    assertNotEquals(Set.copyOf(epoch(weighted).get(0)), Set.copyOf(epoch(weighted).get(0)));
  }

  @Test
  void workersReadAhead() throws InterruptedException {
    Set<Integer> read = ConcurrentHashMap.newKeySet();
    Dataset<Integer> noted =
        numbers(20)
            .map(
                i -> {
                  read.add(i);
                  return i;
                });
    var loader = DataLoader.of(noted, s -> s, new LoaderOptions(2).workers(2).prefetch(2));
    Iterator<List<Integer>> batches = loader.iterator();
    assertEquals(List.of(0, 1), batches.next());
    while (read.size() < 10) {
      Thread.sleep(1);
    }
    Thread.sleep(20);
    assertEquals(10, read.size(), "one batch taken, four ahead");
  }

  @Test
  void goesOnInTheMiddleOfAnEpoch() {
    LoaderOptions options = new LoaderOptions(3).shuffle(new Generator(5)).workers(1);
    var whole = loader(10, options);
    List<List<Integer>> expected = epoch(whole);
    expected.addAll(epoch(whole));

    var first = loader(10, new LoaderOptions(3).shuffle(new Generator(5)));
    List<List<Integer>> found = new ArrayList<>();
    Iterator<List<Integer>> batches = first.iterator();
    found.add(batches.next());
    found.add(batches.next());
    LoaderState state = first.state();
    assertEquals(2, state.batches());

    var second = loader(10, new LoaderOptions(3).shuffle(new Generator(99)));
    second.restore(state);
    assertEquals(state, second.state());
    found.addAll(epoch(second));
    assertEquals(0, second.state().batches(), "after an epoch comes another");
    found.addAll(epoch(second));
    assertEquals(expected, found);
  }

  @Test
  void stateBetweenEpochsIsThatOfTheNext() {
    var loader = loader(10, new LoaderOptions(3).shuffle(new Generator(5)));
    epoch(loader);
    LoaderState state = loader.state();
    List<List<Integer>> second = epoch(loader);
    loader.restore(state);
    assertEquals(second, epoch(loader));
  }

  /**
   * One stream for the order and for dropout, say: what was drawn in between is not drawn again.
   */
  @Test
  void goesOnWithASharedGenerator() {
    Generator whole = new Generator(5);
    var loader = loader(10, new LoaderOptions(3).shuffle(whole));
    Iterator<List<Integer>> batches = loader.iterator();
    batches.next();
    whole.nextLong();
    LoaderState state = loader.state();
    Generator other = new Generator(0);
    var resumed = loader(10, new LoaderOptions(3).shuffle(other));
    resumed.restore(state);
    assertTrue(other.isAt(whole));
    assertEquals(batches.next(), resumed.iterator().next());
    assertTrue(other.isAt(whole));
  }

  private static String refused(DataLoader<?> loader, LoaderState state) {
    return assertThrows(NablaException.class, () -> loader.restore(state)).getMessage();
  }

  /** Before its first batch an epoch has its order, too. */
  @Test
  void goesOnBeforeTheFirstBatch() {
    var loader = loader(10, new LoaderOptions(3).shuffle(new Generator(5)));
    Iterator<List<Integer>> batches = loader.iterator();
    loader.restore(loader.state());
    assertEquals(batches.next(), loader.iterator().next());
  }

  @Test
  void refusesAnothersState() {
    var ten = loader(10, new LoaderOptions(3).shuffle(new Generator(5)));
    byte[] ok = new Generator(1).state();
    String tooFar = refused(ten, new LoaderState(ok, ok, 5, 3, 10));
    assertTrue(tooFar.contains("at most 4 batches of 3 out of 10 samples"), tooFar);
    assertTrue(tooFar.contains("found 5 batches of 3 out of 10"), tooFar);
    refused(ten, new LoaderState(ok, ok, 1, 4, 10));
    refused(ten, new LoaderState(ok, ok, 1, 3, 11));
    refused(ten, new LoaderState(new byte[0], ok, 1, 3, 10));
    refused(ten, new LoaderState(ok, new byte[7], 1, 3, 10));
    assertEquals(List.of(7, 4, 8), epoch(ten).get(0), "what was there before is still");
  }

  @Test
  void whatAWorkerThrowsComesWithItsBatch() {
    IllegalStateException broken = new IllegalStateException("sample 5");
    Dataset<Integer> five =
        numbers(8)
            .map(
                i -> {
                  if (i == 5) {
                    throw broken;
                  }
                  return i;
                });
    var loader = DataLoader.of(five, s -> s, new LoaderOptions(2).workers(2));
    Iterator<List<Integer>> batches = loader.iterator();
    assertEquals(List.of(0, 1), batches.next());
    assertEquals(List.of(2, 3), batches.next());
    assertSame(broken, assertThrows(IllegalStateException.class, batches::next));
    assertSame(broken, assertThrows(IllegalStateException.class, batches::next));
    assertEquals(2, loader.state().batches());
  }

  @Test
  void refusesTwoGenerators() {
    Sampler sampler = Sampler.random(4, new Generator(1));
    LoaderOptions options = new LoaderOptions(2).generator(new Generator(1));
    assertThrows(NablaException.class, () -> DataLoader.of(numbers(4), s -> s, sampler, options));
  }

  @Test
  void anEmptyDatasetHasNoBatches() {
    assertEquals(List.of(), epoch(loader(0, new LoaderOptions(3).workers(1))));
  }
}
