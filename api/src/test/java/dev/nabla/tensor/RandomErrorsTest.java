package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot be drawn is an error, and leaves the stream where it was. */
class RandomErrorsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Generator generator = new Generator(1);

  @Test
  void uniform() {
    refused(() -> generator.uniform(-1, 0, 1), "uniform", "-1");
    refused(() -> generator.uniform(1, 2, 1), "uniform", "2.0 and 1.0");
    refused(() -> generator.uniform(1, NAN, 1), "uniform", "NaN and 1.0");
    refused(() -> generator.uniform(1, 0, INFINITY), "uniform", "0.0 and Infinity");
    refused(() -> generator.uniform(1, -3e38, 3e38), "uniform", "FLOAT32");
    refused(() -> generator.uniform(1, 0, 1, DType.INT64), "uniform", "INT64");
  }

  @Test
  void normal() {
    refused(() -> generator.normal(-1, 0, 1, DType.FLOAT32), "normal", "-1");
    refused(() -> generator.normal(1, 0, -2, DType.FLOAT32), "normal", "-2.0");
    refused(() -> generator.normal(1, NAN, 1, DType.FLOAT32), "normal", "mean", "NaN");
    refused(() -> generator.normal(1, 0, NAN, DType.FLOAT32), "normal", "deviation", "NaN");
    refused(() -> generator.normal(1, 0, 1, DType.BOOL), "normal", "BOOL");
  }

  @Test
  void integersAndPermutations() {
    refused(() -> generator.randInt(-1, 0, 1), "randInt", "-1");
    refused(() -> generator.randInt(1, 3, 3), "randInt", "3 and 3");
    refused(() -> generator.randPerm(-1), "randPerm", "-1");
  }

  @Test
  void bernoulli() {
    refused(() -> generator.bernoulli(1, 1.5, DType.BOOL), "bernoulli", "1.5");
    refused(() -> generator.bernoulli(1, NAN, DType.BOOL), "bernoulli", "NaN");
    refused(() -> generator.bernoulli(floats(0.5f, -0.5f)), "bernoulli", "-0.5");
    HostArray longs = new HostArray.Longs(new long[] {1});
    refused(() -> generator.bernoulli(longs), "bernoulli", "INT64");
  }

  @Test
  void otherDistributions() {
    Generator generator = new Generator(1);
    refused(() -> generator.exponential(3, 0, DType.FLOAT32), "exponential", "rate", "0.0");
    refused(() -> generator.cauchy(3, 0, -1, DType.FLOAT32), "cauchy", "sigma", "-1.0");
    refused(() -> generator.logNormal(-3, 0, 1, DType.FLOAT32), "logNormal", "-3");
    refused(() -> generator.geometric(3, 1, DType.FLOAT32), "geometric", "1.0");
  }

  @Test
  void multinomial() {
    HostArray half = floats(1, 0, 2, 0);
    refused(() -> generator.multinomial(half, 1, 0, true), "multinomial", "0");
    refused(() -> generator.multinomial(half, 1, 3, false), "at least 3", "2 in row 0");
    refused(() -> generator.multinomial(half, 1, 5, false), "at least 5");
    refused(() -> generator.multinomial(floats(1, 0, 0, 0), 2, 1, true), "0.0 in row 1");
    refused(() -> generator.multinomial(floats(1, -1), 1, 1, true), "-1.0 for category 1");
    refused(() -> generator.multinomial(floats(1, Float.NaN), 1, 1, true), "NaN");
    refused(() -> generator.multinomial(floats(3e38f, 3e38f), 1, 1, true), "Infinity in row 0");
    refused(() -> generator.multinomial(floats(), 1, 1, true), "0.0 in row 0");
    refused(() -> generator.multinomial(floats(1, 2, 3), 2, 1, true), "3 weights in 2 rows");
  }

  @Test
  void ranges() {
    refused(() -> Ranges.arange(0, 1, 0, DType.FLOAT32), "arange", "step 0.0");
    refused(() -> Ranges.arange(0, 1, -1, DType.FLOAT32), "arange", "step -1.0");
    refused(() -> Ranges.arange(0, NAN, 1, DType.FLOAT32), "arange", "NaN");
    refused(() -> Ranges.arange(0, 1e10, 1, DType.FLOAT64), "arange", "1.0E10");
    refused(() -> Ranges.arange(0, 1e10, 1, DType.INT64), "arange", "1.0E10");
    refused(() -> Ranges.arange(0, 2, 0.5, DType.INT64), "arange", "whole step", "0.5");
    refused(() -> Ranges.arange(0, 2, 1, DType.BOOL), "arange", "BOOL");
    refused(() -> Ranges.linspace(0, 1, -1, DType.FLOAT32), "linspace", "-1");
    refused(() -> Ranges.linspace(0, INFINITY, 2, DType.FLOAT32), "linspace", "Infinity");
    refused(() -> Ranges.linspace(0, 1.5, 2, DType.INT64), "linspace", "whole stop", "1.5");
  }

  private void refused(Executable body, String... parts) {
    byte[] before = generator.state();
    String message = assertThrows(NablaException.class, body).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
    assertArrayEquals(before, generator.state());
  }

  private static HostArray floats(float... values) {
    return new HostArray.Floats(values);
  }
}
