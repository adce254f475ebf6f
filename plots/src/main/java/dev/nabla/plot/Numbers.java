package dev.nabla.plot;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.stream.IntStream;

/** What a tensor holds, as numbers of Java's. */
final class Numbers {
  private Numbers() {}

  /** All of them. */
  static double[] of(Tensor tensor) {
    HostArray host = tensor.toHost();
    return IntStream.range(0, host.length()).mapToDouble(host::getDouble).toArray();
  }

  /** One for each sample: of {@code [n]} or {@code [n, 1]}. */
  static double[] column(String where, String name, Tensor tensor) {
    Shape shape = tensor.shape();
    boolean column = shape.rank() == 1 || (shape.rank() == 2 && shape.extent(1) == 1);
    if (!column || shape.size() == 0) {
      throw new NablaException(
          where,
          "one number for each sample, [n] or [n, 1], as " + name,
          shape.toString(),
          "draw one column at a time: tensor.narrow(1, 0, 1, 1)");
    }
    return of(tensor);
  }

  /** As many as there are in {@code like}. */
  static double[] column(String where, String name, Tensor tensor, double... like) {
    double[] values = column(where, name, tensor);
    if (values.length != like.length) {
      throw new NablaException(
          where,
          "as many numbers in " + name + " as in the others, " + like.length,
          Integer.toString(values.length),
          "pass tensors of the same samples");
    }
    return values;
  }
}
