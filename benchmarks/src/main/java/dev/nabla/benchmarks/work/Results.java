package dev.nabla.benchmarks.work;

import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The numbers in what a work returns. */
public final class Results {
  private Results() {}

  /** All elements, in order, of a tensor, of several, or of an array of floats. */
  public static float[] floats(Object made) {
    if (made instanceof Tensor tensor) {
      return tensor.toFloatArray();
    }
    if (made instanceof float[] values) {
      return values;
    }
    if (made instanceof List<?> parts) {
      return parts.stream().map(Results::floats).reduce(new float[0], Results::join);
    }
    throw new IllegalArgumentException("no numbers in " + made.getClass());
  }

  /** {@code a} and then {@code b}. */
  public static float[] join(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
