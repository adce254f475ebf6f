package dev.nabla.data;

import dev.nabla.tensor.Generator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Samples in their order. */
record SequentialSampler(int size) implements Sampler {
  @Override
  public int[] draw() {
    return IntStream.range(0, size).toArray();
  }

  @Override
  public Optional<Generator> generator() {
    return Optional.empty();
  }
}
