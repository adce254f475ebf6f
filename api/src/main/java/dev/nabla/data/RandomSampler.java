package dev.nabla.data;

import dev.nabla.tensor.Generator;
import java.util.Optional;

/** All samples in random order. */
record RandomSampler(int size, Generator stream) implements Sampler {
  @Override
  public int[] draw() {
    int[] order = Indices.of(stream.randPerm(size));
    stream.randPerm(size);
    return order;
  }

  @Override
  public Optional<Generator> generator() {
    return Optional.of(stream);
  }
}
