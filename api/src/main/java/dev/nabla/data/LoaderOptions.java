package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link DataLoader}, as {@code torch.utils.data.DataLoader} has them.
 *
 * @param batchSize must be named
 * @param shuffle false: samples come in their order
 * @param generator one of the loader's own, with seed 0: what order and changes at random are drawn
 *     from
 * @param dropLast false; true leaves out what does not fill a batch
 * @param workers 0: how many threads read ahead; 0 reads when a batch is taken
 * @param prefetch 2: how many batches each worker is ahead
 */
public record LoaderOptions(
    int batchSize,
    boolean shuffle,
    @Nullable Generator generator,
    boolean dropLast,
    int workers,
    int prefetch) {
  private static final String WHERE = "loaderOptions";

  /** Checks them. */
  public LoaderOptions {
    atLeast(1, "a batch size", batchSize);
    atLeast(0, "workers", workers);
    atLeast(1, "prefetch", prefetch);
    if (shuffle && generator == null) {
      throw new NablaException(
          WHERE, "a generator to shuffle by", "none", "call shuffle(backend.generator())");
    }
  }

  /** The defaults. */
  public LoaderOptions(int batchSize) {
    this(batchSize, false, null, false, 0, 2);
  }

  /** These, in an order that every epoch draws anew from {@code generator}. */
  public LoaderOptions shuffle(Generator generator) {
    return new LoaderOptions(batchSize, true, generator, dropLast, workers, prefetch);
  }

  /** These, with changes at random ({@link Dataset#augment}) by {@code generator}. */
  public LoaderOptions generator(Generator generator) {
    return new LoaderOptions(batchSize, shuffle, generator, dropLast, workers, prefetch);
  }

  /** These with, or without, a last batch that is not full. */
  public LoaderOptions dropLast(boolean drop) {
    return new LoaderOptions(batchSize, shuffle, generator, drop, workers, prefetch);
  }

  /** These with so many threads that read ahead. */
  public LoaderOptions workers(int count) {
    return new LoaderOptions(batchSize, shuffle, generator, dropLast, count, prefetch);
  }

  /** These with each worker so many batches ahead. */
  public LoaderOptions prefetch(int batches) {
    return new LoaderOptions(batchSize, shuffle, generator, dropLast, workers, batches);
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new NablaException(
          WHERE, name + " of at least " + least, Integer.toString(value), "raise it");
    }
  }
}
