package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a dataset, an epoch for each iteration, as {@code torch.utils.data.DataLoader}.
 *
 * <pre>{@code
 * DataLoader<Example> loader =
 *     DataLoader.of(dataset, new LoaderOptions(32).shuffle(backend.generator()));
 * for (Example batch : loader) {
 *   loss.of(model.forward(batch.input()), batch.target()).backward();
 * }
 * }</pre>
 *
 * <p>With the same seed the order is that of PyTorch's loader with {@code shuffle=True,
 * generator=g}: an epoch draws a seed for changes at random, a permutation, and one that stays
 * unused. Workers read samples; the thread that takes a batch makes it of them, so that its tensors
 * belong to the scope there. Iterators are for one thread, and the state is that of the last one.
 *
 * @param <B> a batch
 */
public final class DataLoader<B> implements Iterable<B> {
  private final Batching<B> batching;
  private final Sampler sampler;
  private final LoaderOptions options;
  private final Generator generator;
  private final boolean drawsSeed;
  private final @Nullable Workers workers;
  private @Nullable Epoch epoch;
  private boolean resumed;

  private DataLoader(Batching<B> batching, Sampler sampler, LoaderOptions options) {
    Generator own = options.generator();
    Generator samplers = sampler.generator().orElse(own);
    if (own != null && samplers != own) {
      throw new NablaException(
          "dataLoader",
          "one generator",
          "one in the options and another in the sampler",
          "give both the same, or the options none");
    }
    this.generator = samplers == null ? new Generator(0) : samplers;
    this.drawsSeed = own != null || samplers == null;
    this.batching = batching;
    this.sampler = sampler;
    this.options = options;
    this.workers = options.workers() == 0 ? null : new Workers(options.workers());
  }

  /** Batches of examples, their inputs and targets stacked. */
  public static DataLoader<Example> of(Dataset<Example> dataset, LoaderOptions options) {
    return of(dataset, sampler(dataset, options), options);
  }

  /** Of examples in the order of {@code sampler}, in place of a shuffle. */
  public static DataLoader<Example> of(
      Dataset<Example> dataset, Sampler sampler, LoaderOptions options) {
    return new DataLoader<>(Batching.stacked(dataset), sampler, options);
  }

  /** Batches as {@code collation} makes them. */
  public static <T, B> DataLoader<B> of(
      Dataset<T> dataset, Collation<T, B> collation, LoaderOptions options) {
    return of(dataset, collation, sampler(dataset, options), options);
  }

  /** As {@code collation} makes them, in the order of {@code sampler}. */
  public static <T, B> DataLoader<B> of(
      Dataset<T> dataset, Collation<T, B> collation, Sampler sampler, LoaderOptions options) {
    return new DataLoader<>(Batching.of(dataset, collation), sampler, options);
  }

  private static Sampler sampler(Dataset<?> dataset, LoaderOptions options) {
    Generator generator = options.generator();
    return options.shuffle() && generator != null
        ? Sampler.random(dataset.size(), generator)
        : Sampler.sequential(dataset.size());
  }

  /** How many batches an epoch has. */
  public int batches() {
    int size = options.batchSize();
    return options.dropLast() ? sampler.size() / size : (sampler.size() + size - 1) / size;
  }

  /** How many samples an epoch takes, those of a dropped batch included. */
  public int samples() {
    return sampler.size();
  }

  /** The batches of a new epoch; after {@link #restore}, those that the epoch had left. */
  @Override
  public Iterator<B> iterator() {
    Epoch kept = epoch;
    Epoch next = resumed && kept != null ? kept : begun(0);
    epoch = next;
    resumed = false;
    return new Ahead<>(batching, next, next.left(batches(), options.batchSize()), options, workers);
  }

  /** A seed is drawn where PyTorch's loader draws one; a sampler's own stream is left as it is. */
  private Epoch begun(int taken) {
    byte[] start = generator.state();
    long seed = drawsSeed ? generator.nextLong() : Seeds.mixed(Arrays.hashCode(start), 0);
    return new Epoch(start, seed, sampler.draw(), taken);
  }

  /** Where this loader stands: what {@link #restore} takes to go on with the next batch. */
  public LoaderState state() {
    Epoch last = epoch;
    boolean between = last == null || last.taken() == batches();
    byte[] now = generator.state();
    byte[] start = between || last == null ? now : last.start();
    int taken = between || last == null ? 0 : last.taken();
    return new LoaderState(start, now, taken, options.batchSize(), samples());
  }

  /**
   * Has the next iteration go on where {@code state} was asked for, with the order and the changes
   * at random that its epoch had, and its generator from where it was.
   */
  public void restore(LoaderState state) {
    if (state.batches() < 0
        || state.batches() > batches()
        || state.batchSize() != options.batchSize()
        || state.samples() != samples()) {
      throw new NablaException(
          "dataLoader",
          "at most "
              + batches()
              + " batches of "
              + options.batchSize()
              + " out of "
              + samples()
              + " samples",
          state.toString(),
          "restore the state of a loader with the same dataset and options");
    }
    generator.copy().restore(state.now());
    generator.restore(state.start());
    resumed = state.batches() > 0 || !Arrays.equals(state.start(), state.now());
    epoch = resumed ? begun(state.batches()) : null;
    generator.restore(state.now());
  }
}
