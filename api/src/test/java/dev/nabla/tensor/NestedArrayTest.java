package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedArrayTest {
  @Test
  void anyDepthAndType() {
    check(new float[] {1, 2}, new HostArray.Floats(new float[] {1, 2}), 2);
    check(new double[][] {{1, 2}, {3, 4}}, new HostArray.Doubles(new double[] {1, 2, 3, 4}), 2, 2);
    check(new int[][] {{1}, {-2}}, new HostArray.Longs(new long[] {1, -2}), 2, 1);
    check(
        new boolean[][][] {{{true}, {false}}},
        new HostArray.Booleans(new boolean[] {true, false}),
        1,
        2,
        1);
    long[][][][] deep = new long[2][3][1][2];
    deep[1][2][0][1] = Long.MAX_VALUE;
    long[] flat = new long[12];
    flat[11] = Long.MAX_VALUE;
    check(deep, new HostArray.Longs(flat), 2, 3, 1, 2);
  }

  @Test
  void emptyOnes() {
    check(new float[0], new HostArray.Floats(new float[0]), 0);
    check(new float[3][0], new HostArray.Floats(new float[0]), 3, 0);
    check(new float[0][], new HostArray.Floats(new float[0]), 0, 0);
    check(new float[2][0][], new HostArray.Floats(new float[0]), 2, 0, 0);
  }

  @Test
  void raggedOnesNameTheRow() {
    refused(new float[][] {{1, 2}, {3}}, "one length (2)", "1 elements in row 1;");
    refused(new float[][] {{1, 2}, null}, "null in row 1;");
    refused(new float[][] {null, {1}}, "null in row 0;");
    refused(new int[][][] {{{1}, {2}}, {{3}, {4, 5}}}, "2 elements in row [1, 1];");
    refused(new int[][][] {{{1}, {2}}, {{3}}}, "1 elements in row 1;");
  }

  @Test
  void otherThings() {
    refused(null, "primitive array", "null");
    refused(3.0, "java.lang.Double");
    refused(new Float[] {1f}, "java.lang.Float[]");
    refused(new Object[] {new float[] {1}}, "java.lang.Object[]");
    refused(new short[][] {{1}}, "short[][]");
  }

  private static void check(Object array, HostArray values, int... extents) {
    assertEquals(new NestedArray(values, Shape.of(extents)), NestedArray.of("nestedArray", array));
  }

  private static void refused(@Nullable Object array, String... parts) {
    String message =
        assertThrows(NablaException.class, () -> NestedArray.of("nestedArray", array)).getMessage();
    assertTrue(message.startsWith("nestedArray: expected "), message);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
