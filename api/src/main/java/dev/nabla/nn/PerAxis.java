package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.util.Arrays;
import java.util.List;

/** Settings of a layer that slides: one number for each spatial axis, or one for all. */
final class PerAxis {
  private PerAxis() {}

  static List<Integer> of(int... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** A copy of {@code values}: one or two, none below {@code least}. */
  static List<Integer> checked(String where, String what, int least, List<Integer> values) {
    boolean fits = !values.isEmpty() && values.size() <= 2;
    if (!fits || values.stream().anyMatch(value -> value < least)) {
      throw new NablaException(
          where,
          what + " of one number, or of height and width, at least " + least,
          values.toString(),
          "name one for all axes, or one for each");
    }
    return List.copyOf(values);
  }

  /** {@code values} for each of {@code spatial} axes. */
  static int[] each(String where, String what, int spatial, List<Integer> values) {
    if (values.size() != 1 && values.size() != spatial) {
      throw new NablaException(
          where,
          what + " of one number" + (spatial == 1 ? "" : ", or of " + spatial),
          values.toString(),
          "name one for all axes, or one for each");
    }
    int[] each = new int[spatial];
    Arrays.setAll(each, i -> values.get(values.size() == 1 ? 0 : i));
    return each;
  }
}
