package dev.nabla.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void isTheMedianAndItsQuartiles() {
    assertEquals(new Spread(2, 3, 4), Spread.of(List.of(5.0, 1.0, 3.0, 2.0, 4.0)));
    assertEquals(new Spread(1.25, 1.5, 1.75), Spread.of(List.of(2.0, 1.0)));
    assertEquals(new Spread(7, 7, 7), Spread.of(List.of(7.0)));
  }
}
