package dev.nabla.data;

import java.util.Arrays;

/**
 * Where a {@link DataLoader} stands.
 *
 * @param start {@code Generator.state()} as the epoch began
 * @param now the generator's present state
 * @param batches how many batches of the epoch have been taken
 * @param batchSize of how many samples each
 * @param samples how many an epoch takes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record LoaderState(byte[] start, byte[] now, int batches, int batchSize, int samples) {
  @Override
  public boolean equals(Object other) {
    return other instanceof LoaderState state
        && batches == state.batches
        && batchSize == state.batchSize
        && samples == state.samples
        && Arrays.equals(start, state.start)
        && Arrays.equals(now, state.now);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(start) + Arrays.hashCode(now)) + batches;
  }

  @Override
  public String toString() {
    return batches + " batches of " + batchSize + " out of " + samples + " samples";
  }
}
