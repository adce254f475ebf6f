package dev.nabla.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The order of an epoch, and how far it is. */
final class Epoch {
  private final byte[] start;
  private final long seed;
  private final int[] order;
  private int taken;

  /**
   * An epoch with so many batches taken before.
   *
   * @param start where the generator was before it drew {@code seed} and {@code order}
   */
  Epoch(byte[] start, long seed, int[] order, int taken) {
    this.start = start;
    this.seed = seed;
    this.order = order;
    this.taken = taken;
  }

  byte[] start() {
    return start.clone();
  }

  long seed() {
    return seed;
  }

  int taken() {
    return taken;
  }

  void take() {
    taken++;
  }

  /** The samples of the batches that are left, of {@code count} in all. */
  List<int[]> left(int count, int size) {
    List<int[]> left = new ArrayList<>();
    for (int batch = taken; batch < count; batch++) {
      int end = Math.min(order.length, (batch + 1) * size);
      left.add(Arrays.copyOfRange(order, batch * size, end));
    }
    return left;
  }
}
