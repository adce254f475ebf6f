package dev.nabla.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many rows become few, and a reader who takes what changed has the same. */
class ThinnedTest {
  private static final double NONE = Double.NaN;

  @Test
  void everyTwoBecomeTheirMean() {
    Thinned rows = new Thinned(4);
    for (int i = 1; i <= 4; i++) {
      rows.add(i, i, i == 2 ? NONE : 10 * i);
    }
    assertEquals(4, rows.from(0).size());
    assertArrayEquals(new double[] {2, 2, 2, 2, NONE}, rows.from(0).get(1));
    rows.add(5, -1, 50);
    assertEquals(2, rows.stride());
    assertEquals(3, rows.from(0).size());
    assertArrayEquals(new double[] {2, 1, 2, 1.5, 10}, rows.from(0).get(0));
    assertArrayEquals(new double[] {4, 3, 4, 3.5, 35}, rows.from(0).get(1));
    assertArrayEquals(new double[] {5, -1, -1, -1, 50}, rows.from(0).get(2));
    rows.add(6, 3, 60, 7); // one more column than before
    assertArrayEquals(new double[] {6, -1, 3, 1, 55, 7}, rows.from(0).get(2));
  }

  @Test
  void aMillionStepsStayFew() {
    Thinned rows = new Thinned(1200);
    List<double[]> read = new ArrayList<>();
    long known = 0;
    long of = 1;
    double sum = 0;
    for (int step = 1; step <= 1_000_000; step++) {
      double value = Math.sin(step);
      sum += value;
      rows.add(step, value);
      if (step % 7919 == 0 || step == 1_000_000) {
        int from = rows.changedSince(known, of);
        read.subList(from, read.size()).clear();
        read.addAll(rows.from(from));
        known = rows.added();
        of = rows.stride();
      }
    }
    assertTrue(read.size() > 600 && read.size() <= 1200, () -> "" + read.size());
    double total = 0;
    double before = 0;
    for (int i = 0; i < read.size(); i++) {
      assertArrayEquals(rows.from(0).get(i), read.get(i));
      total += read.get(i)[3] * (read.get(i)[0] - before);
      before = read.get(i)[0];
    }
    assertEquals(1_000_000, before);
    assertEquals(sum, total, 1e-6, "the means are of all");
  }
}
