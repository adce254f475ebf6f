package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import java.util.Optional;

/** Samples as likely as their weights say. */
final class WeightedSampler implements Sampler {
  private final HostArray weights;
  private final int count;
  private final boolean replacement;
  private final Generator stream;

  WeightedSampler(double[] weights, int count, boolean replacement, Generator stream) {
    this.weights = new HostArray.Doubles(weights.clone());
    this.count = count;
    this.replacement = replacement;
    this.stream = stream;
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public int[] draw() {
    return Indices.of(stream.multinomial(weights, 1, count, replacement));
  }

  @Override
  public Optional<Generator> generator() {
    return Optional.of(stream);
  }
}
