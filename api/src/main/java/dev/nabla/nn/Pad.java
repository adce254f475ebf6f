package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.Collections;
import java.util.List;

/**
 * More of the input around it, or zeros: {@code [N, C, L] -> [N, C, L + left + right]}, and for two
 * axes {@code [N, C, H, W] -> [N, C, H + top + bottom, W + left + right]}; one sample gives one.
 *
 * @param spatial how many axes are padded: 1 or 2
 * @param padding left, right, and for two axes top, bottom; or one number for all; a negative one
 *     cuts elements off
 */
public record Pad(int spatial, PaddingMode mode, List<Integer> padding) implements Module {
  /** Checks that there are as many numbers as sides. */
  public Pad {
    padding = sides(mode.layer(spatial), spatial, padding);
  }

  /** The same, the numbers one by one. */
  public Pad(int spatial, PaddingMode mode, int... padding) {
    this(spatial, mode, PerAxis.of(padding));
  }

  @Override
  public Tensor forward(Tensor x) {
    Positions.require(mode.layer(spatial), x, spatial);
    return mode.pad(x, padding.stream().mapToInt(side -> side).toArray());
  }

  /** {@code padding} for each side of {@code spatial} axes. */
  static List<Integer> sides(String layer, int spatial, List<Integer> padding) {
    int sides = 2 * spatial;
    if (spatial < 1 || spatial > 2 || (padding.size() != 1 && padding.size() != sides)) {
      throw new NablaException(
          layer,
          "one or two axes, and one number for all sides, or left, right(, top, bottom)",
          spatial + " axes and " + padding,
          "name one number, or one for each side");
    }
    return padding.size() == 1 ? Collections.nCopies(sides, padding.get(0)) : List.copyOf(padding);
  }

  @Override
  public String toString() {
    return describe();
  }
}
