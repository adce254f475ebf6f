package dev.nabla.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.HostArray;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against what NumPy counted: {@code resources/histogram/record.py}. */
class HistogramTest {
  private static final int LINES = 5;

  private static double[] numbers(String line) {
    return Stream.of(line.split(" "))
        .filter(s -> !s.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @TestFactory
  Stream<DynamicTest> countsAsNumPyDoes() throws IOException, URISyntaxException {
    List<String> lines =
        Files.readAllLines(
            Path.of(HistogramTest.class.getResource("/histogram/histograms.txt").toURI()));
    assertEquals(27 * LINES, lines.size());
    return IntStream.range(0, lines.size() / LINES)
        .mapToObj(i -> lines.subList(i * LINES, (i + 1) * LINES))
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get(0) + " in " + numbers(c.get(2)).length,
                    () ->
                        same(
                            numbers(c.get(1)),
                            numbers(c.get(2)),
                            numbers(c.get(3)),
                            numbers(c.get(4)))));
  }

  private static void same(double[] values, double[] counts, double[] edges, double[] moments) {
    Histogram found = Histogram.of(counts.length, new HostArray.Doubles(values));
    assertArrayEquals(counts, Arrays.stream(found.counts()).asDoubleStream().toArray());
    double size = Math.max(Math.abs(edges[0]), Math.abs(edges[edges.length - 1]));
    assertArrayEquals(edges, found.edges(), size * 1e-15);
    assertEquals(moments[0], found.mean(), size * 1e-13);
    assertEquals(moments[1], found.std(), size * 1e-13);
    assertEquals(0, found.left());
  }

  @Test
  void whatIsNotFiniteIsLeftOutAndCounted() {
    double[] values = {1, Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3};
    Histogram found = Histogram.of(2, new HostArray.Doubles(values));
    assertEquals(3, found.left());
    assertArrayEquals(new long[] {1, 2}, found.counts());
    assertArrayEquals(new double[] {1, 2, 3}, found.edges());
    assertEquals(2, found.mean());
    assertEquals(1, found.std());
  }

  @Test
  void theWholeRangeOfDoublesIsCounted() {
    double[] values = {-Double.MAX_VALUE, 0, Double.MAX_VALUE};
    Histogram found = Histogram.of(4, new HostArray.Doubles(values));
    assertArrayEquals(new long[] {1, 0, 1, 1}, found.counts());
  }
}
