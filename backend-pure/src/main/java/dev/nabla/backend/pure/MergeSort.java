package dev.nabla.backend.pure;

/** A stable sort of positions by their keys, bottom up. */
final class MergeSort {
  private MergeSort() {}

  /** Writes to {@code result} from {@code from} on what sorts {@code n} keys from there. */
  static void positions(long[] keys, int from, int n, long[] result) {
    int[] sorted = new int[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = i;
    }
    int[] merged = new int[n];
    for (long width = 1; width < n; width *= 2) {
      for (long start = 0; start < n; start += 2 * width) {
        int middle = (int) Math.min(start + width, n);
        int end = (int) Math.min(start + 2 * width, n);
        merge(keys, from, sorted, (int) start, middle, end, merged);
      }
      int[] swap = sorted;
      sorted = merged;
      merged = swap;
    }
    for (int i = 0; i < n; i++) {
      result[from + i] = sorted[i];
    }
  }

  /** The left one goes first where keys are equal, which keeps the order. */
  private static void merge(
      long[] keys, int from, int[] sorted, int start, int middle, int end, int[] merged) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end
              || (left < middle && keys[from + sorted[left]] <= keys[from + sorted[right]]);
      merged[i] = takeLeft ? sorted[left++] : sorted[right++];
    }
  }
}
