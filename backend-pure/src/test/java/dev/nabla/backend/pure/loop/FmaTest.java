package dev.nabla.backend.pure.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FmaTest {
  /** What a processor without the instruction computes, against what the others do. */
  @Test
  void inDoubleIsTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float a = (float) random.nextGaussian();
      float b = (float) random.nextGaussian();
      float c = i % 2 == 0 ? -a * b : (float) random.nextGaussian();
      assertEquals(Math.fma(a, b, c), Fma.inDouble(a, b, c), () -> a + " * " + b + " + " + c);
    }
    assertEquals(Float.NaN, Fma.inDouble(Float.POSITIVE_INFINITY, 0, 1));
    assertEquals(Float.NEGATIVE_INFINITY, Fma.inDouble(Float.MAX_VALUE, -2, 0));
  }
}
