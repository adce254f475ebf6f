package dev.nabla.data;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of each class. */
final class Classes {
  private Classes() {}

  /**
   * The places in {@code order} of each class's samples, the class that comes first there first.
   *
   * @param classes INT64, one for each sample
   */
  static Collection<List<Integer>> places(Tensor classes, int... order) {
    if (classes.dtype() != DType.INT64 || !classes.shape().equals(Shape.of(order.length))) {
      throw new NablaException(
          "stratified",
          "a class for each sample, INT64 of shape " + Shape.of(order.length),
          classes.dtype() + " of shape " + classes.shape(),
          "pass the numbers of the classes of all samples");
    }
    long[] numbers = classes.toLongArray();
    Map<Long, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < order.length; i++) {
      places.computeIfAbsent(numbers[order[i]], unseen -> new ArrayList<>()).add(i);
    }
    return places.values();
  }
}
