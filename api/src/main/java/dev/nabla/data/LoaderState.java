package dev.nabla.data;

import java.util.Arrays;

/**
 * Where a {@link DataLoader} stands.
 *
 * @param start {@code Generator.state()} as the epoch began; empty without a generator
 * @param now the generator's present state
 * @param batches how many batches of the epoch have been taken
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record LoaderState(byte[] start, byte[] now, int batches) {
  @Override
  public boolean equals(Object other) {
    return other instanceof LoaderState state
        && batches == state.batches
        && Arrays.equals(start, state.start)
        && Arrays.equals(now, state.now);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(start) + Arrays.hashCode(now)) + batches;
  }

  @Override
  public String toString() {
    return "LoaderState[" + start.length + " bytes, batches=" + batches + "]";
  }
}
