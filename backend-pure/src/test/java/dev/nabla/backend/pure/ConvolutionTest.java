package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.pure.convolution.Convolution;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * All forms of convolution against sums written out, for more places than the kit's shapes have.
 */
class ConvolutionTest {
  private static final int SAMPLES = 3;

  private final Random random = new Random(5);

  @Test
  void nearPlaces() {
    for (int padding = 0; padding < 3; padding++) {
      for (int size = 1; size <= 3; size++) {
        check(new Case(5, 7, 19, 17, size, 1, padding, 1, 1));
        check(new Case(6, 9, 8, 21, size, 1, padding, 1, 3));
        check(new Case(4, 3, 12, 30, size, 1, padding, 2, 1));
      }
    }
  }

  @Test
  void placesFarApart() {
    check(new Case(5, 7, 19, 17, 3, 2, 1, 1, 1));
    check(new Case(4, 6, 30, 9, 3, 1, 1, 4, 2));
    check(new Case(3, 4, 5, 5, 5, 3, 2, 1, 1));
  }

  @Test
  void severalBatchesOfPlaces() {
    check(new Case(3, 6, 40, 33, 3, 1, 1, 1, 1));
    check(new Case(17, 5, 1, 300, 1, 1, 0, 1, 1));
  }

  /** What no window reads beside its results must not reach them, not even times 0. */
  @Test
  void anInfinityStaysWithTheFactorsThatReadIt() {
    Case at = new Case(3, 4, 6, 10, 3, 1, 0, 1, 1);
    float[] x = numbers(SAMPLES * 3 * 6 * 10);
    x[2 * 10 + 9] = Float.POSITIVE_INFINITY;
    float[] y = numbers(SAMPLES * 4 * 4 * 8);
    check(at, ConvolutionOp.WEIGHT, x, at.x(), y, at.y(), at.w());
    check(at, ConvolutionOp.FORWARD, x, at.x(), numbers(4 * 3 * 9), at.w(), at.y());
  }

  private void check(Case it) {
    float[] x = numbers((int) it.x().size());
    float[] w = numbers((int) it.w().size());
    float[] y = numbers((int) it.y().size());
    check(it, ConvolutionOp.FORWARD, x, it.x(), w, it.w(), it.y());
    check(it, ConvolutionOp.INPUT, y, it.y(), w, it.w(), it.x());
    check(it, ConvolutionOp.WEIGHT, x, it.x(), y, it.y(), it.w());
  }

  private float[] numbers(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void check(
      Case it, ConvolutionOp op, float[] a, Shape inA, float[] b, Shape inB, Shape inResult) {
    float[] result = new float[(int) inResult.size()];
    Convolution.run(op, DType.FLOAT32, a, inA, b, inB, it.geometry(), result);
    double[] exact = new double[result.length];
    double[] sizes = new double[result.length];
    it.forEach(
        (x, w, y) -> {
          int at = op == ConvolutionOp.FORWARD ? y : op == ConvolutionOp.INPUT ? x : w;
          double left = a[op == ConvolutionOp.INPUT ? y : x];
          double right = b[op == ConvolutionOp.WEIGHT ? y : w];
          exact[at] += left * right;
          sizes[at] += Math.abs(left * right);
        });
    for (int i = 0; i < result.length; i++) {
      double tolerance = Double.isFinite(sizes[i]) ? 1e-6 * sizes[i] : 0;
      assertEquals(exact[i], result[i], tolerance, it + " " + op + " " + i);
    }
  }

  /** Indices of elements that are multiplied, and of that to which the product is added. */
  @FunctionalInterface
  private interface Product {
    void of(int x, int w, int y);
  }

  private record Case(
      int channels,
      int results,
      int height,
      int width,
      int size,
      int stride,
      int padding,
      int dilation,
      int groups) {
    Case {
      channels *= groups;
      results *= groups;
    }

    private int count(int input) {
      return (input + 2 * padding - dilation * (size - 1) - 1) / stride + 1;
    }

    private Window window(int input) {
      return new Window(input, size, count(input), stride, padding, dilation);
    }

    Geometry geometry() {
      return new Geometry(window(height), window(width), groups);
    }

    Shape x() {
      return Shape.of(SAMPLES, channels, height, width);
    }

    Shape w() {
      return Shape.of(results, channels / groups, size, size);
    }

    Shape y() {
      return Shape.of(SAMPLES, results, count(height), count(width));
    }

    void forEach(Product product) {
      int each = channels / groups;
      for (int y = 0; y < y().size(); y++) {
        int column = y % count(width);
        int row = y / count(width) % count(height);
        int result = y / (count(width) * count(height)) % results;
        int sample = y / (count(width) * count(height) * results);
        for (int k = 0; k < each * size * size; k++) {
          int i = row * stride - padding + k / size % size * dilation;
          int j = column * stride - padding + k % size * dilation;
          if (i >= 0 && i < height && j >= 0 && j < width) {
            int channel = result / (results / groups) * each + k / (size * size);
            int x = ((sample * channels + channel) * height + i) * width + j;
            product.of(x, result * each * size * size + k, y);
          }
        }
      }
    }
  }
}
