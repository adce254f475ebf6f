package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * A number around the input: shapes and sides as {@link Pad} has them.
 *
 * @param spatial how many axes are padded: 1 or 2
 * @param value what stands around
 * @param padding left, right, and for two axes top, bottom; or one number for all
 */
public record ConstantPad(int spatial, double value, List<Integer> padding) implements Module {
  /** Checks that there are as many numbers as sides. */
  public ConstantPad {
    padding = Pad.sides("constantPad" + spatial + "d", spatial, padding);
  }

  /** The same, the numbers one by one. */
  public ConstantPad(int spatial, double value, int... padding) {
    this(spatial, value, PerAxis.of(padding));
  }

  @Override
  public Tensor forward(Tensor x) {
    Positions.require("constantPad" + spatial + "d", x, spatial);
    return x.padConstant(value, padding.stream().mapToInt(side -> side).toArray());
  }

  @Override
  public String toString() {
    return describe();
  }
}
