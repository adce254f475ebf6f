package dev.nabla.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void isAShareOfTheGreatestElement() {
    assertEquals(0.25, Agreement.difference(of(3, -1), of(4, -1)));
    assertEquals(0, Agreement.difference(of(0, Float.NaN), of(0, Float.NaN)));
  }

  @Test
  void isInfiniteWhereNumbersAreMissing() {
    double infinite = Double.POSITIVE_INFINITY;
    assertEquals(infinite, Agreement.difference(of(1), of(1, 2)));
    assertEquals(infinite, Agreement.difference(of(Float.NaN), of(1)));
    assertEquals(infinite, Agreement.difference(of(1), of(Float.NaN)));
    assertEquals(infinite, Agreement.difference(of(1), of(0)));
  }

  private static float[] of(float... values) {
    return values;
  }
}
