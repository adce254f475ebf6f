package dev.nabla.data;

import java.util.List;

/**
 * Makes a batch of samples, in the thread that takes the batch.
 *
 * @param <T> a sample
 * @param <B> a batch
 */
@FunctionalInterface
public interface Collation<T, B> {
  /** The batch of {@code samples}, of which there is at least one. */
  B of(List<T> samples);
}
