package dev.nabla.data;

import dev.nabla.tensor.Generator;
import java.util.Optional;

/** The order in which an epoch takes samples. */
public interface Sampler {
  /** How many samples an epoch takes. */
  int size();

  /** The indices of the next epoch. */
  int[] draw();

  /** The stream that {@link #draw} draws from, by which a loader resumes; empty if from none. */
  Optional<Generator> generator();

  /** {@code 0, 1, .., size - 1}. */
  static Sampler sequential(int size) {
    return new SequentialSampler(size);
  }

  /**
   * All samples in random order, as {@code torch.utils.data.RandomSampler}: {@code randperm(size)},
   * and one more that it draws at the end of an epoch and leaves unused.
   */
  static Sampler random(int size, Generator generator) {
    return new RandomSampler(size, generator);
  }

  /**
   * {@code count} samples, each as likely as its weight says, as {@code
   * torch.utils.data.WeightedRandomSampler}: one {@code multinomial}.
   */
  static Sampler weighted(double[] weights, int count, boolean replacement, Generator generator) {
    return new WeightedSampler(weights, count, replacement, generator);
  }
}
