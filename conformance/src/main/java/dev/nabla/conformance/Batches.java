package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Supplier;

/** The rows of each step: a new random order whenever the old one is used up. */
final class Batches implements Supplier<Tensor> {
  private final Backend backend;
  private final int size;
  private final int batch;
  private long[] rest = {};

  Batches(Backend backend, int size, int batch) {
    this.backend = backend;
    this.size = size;
    this.batch = batch;
  }

  @Override
  public Tensor get() {
    if (rest.length < batch) {
      rest = backend.randPerm(size).toLongArray();
    }
    Tensor rows = backend.tensor(Arrays.copyOf(rest, batch));
    rest = Arrays.copyOfRange(rest, batch, rest.length);
    return rows;
  }
}
