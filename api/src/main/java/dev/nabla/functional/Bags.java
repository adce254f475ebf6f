package dev.nabla.functional;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which row goes into which bag, padding left out. */
final class Bags {
  /** Of the table. */
  final long[] rows;

  /** Where in the index each was named. */
  final long[] positions;

  /** Where each goes. */
  final long[] bag;

  /** Of the bags. */
  final int[] lengths;

  private Bags(long[] rows, long[] positions, long[] bag, int[] lengths) {
    this.rows = rows;
    this.positions = positions;
    this.bag = bag;
    this.lengths = lengths;
  }

  /** Bag b has the indices from {@code offsets[b]} to before {@code offsets[b + 1]}, or the end. */
  static Bags of(HostArray index, HostArray offsets, boolean last, @Nullable Integer padding) {
    requireOffsets(index.length(), offsets, last);
    int count = offsets.length() - (last ? 1 : 0);
    int[] lengths = new int[count];
    long[] rows = new long[index.length()];
    long[] positions = new long[index.length()];
    long[] bag = new long[index.length()];
    int kept = 0;
    for (int i = 0, b = -1; i < index.length(); i++) {
      while (b + 1 < count && offsets.getLong(b + 1) <= i) {
        b++;
      }
      if (padding == null || index.getLong(i) != padding) {
        rows[kept] = index.getLong(i);
        positions[kept] = i;
        bag[kept++] = b;
        lengths[b]++;
      }
    }
    return new Bags(
        Arrays.copyOf(rows, kept),
        Arrays.copyOf(positions, kept),
        Arrays.copyOf(bag, kept),
        lengths);
  }

  private static void requireOffsets(int indices, HostArray offsets, boolean last) {
    int count = offsets.length();
    boolean fits = count > 0 ? offsets.getLong(0) == 0 : indices == 0 && !last;
    for (int b = 1; fits && b < count; b++) {
      fits = offsets.getLong(b - 1) <= offsets.getLong(b) && offsets.getLong(b) <= indices;
    }
    if (!fits || (last && offsets.getLong(count - 1) != indices)) {
      throw new NablaException(
          "embeddingBag",
          "offsets that begin with 0 and ascend to "
              + (last ? "the number of indices, " : "at most the number of indices, ")
              + indices,
          Arrays.toString(longs(offsets)),
          "name where each bag begins" + (last ? ", and where the last one ends" : ""));
    }
  }

  private static long[] longs(HostArray values) {
    long[] longs = new long[Math.min(values.length(), 20)];
    Arrays.setAll(longs, values::getLong);
    return longs;
  }

  /** The longest bag. */
  int longest() {
    return Arrays.stream(lengths).max().orElse(0);
  }

  /** {@code [bags, longest]}: the place of each among {@link #rows}, and -1 past a bag's end. */
  long[] table() {
    int longest = longest();
    long[] table = new long[lengths.length * longest];
    Arrays.fill(table, -1);
    int[] filled = new int[lengths.length];
    for (int i = 0; i < bag.length; i++) {
      int b = (int) bag[i];
      table[b * longest + filled[b]++] = i;
    }
    return table;
  }
}
