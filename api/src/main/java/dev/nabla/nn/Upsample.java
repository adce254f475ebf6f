package dev.nabla.nn;

import dev.nabla.functional.Interpolation;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The input at another size: {@code [N, C, L] -> [N, C, L']} or {@code [N, C, H, W] -> [N, C, H',
 * W']}.
 */
public record Upsample(UpsampleOptions options) implements Module {
  private static final String LAYER = "upsample";

  @Override
  public Tensor forward(Tensor x) {
    int spatial = x.shape().rank() - 2;
    if (spatial < 1 || spatial > 2 || spatial != wanted(spatial)) {
      throw new NablaException(
          LAYER,
          "an input " + (wanted(spatial) == 1 ? "[N, C, L]" : "[N, C, H, W]"),
          "shape " + x.shape() + " for mode " + options.mode(),
          "reshape it, or choose another mode or size");
    }
    return options.size().isEmpty() ? scaled(x, spatial) : sized(x, each(options.size(), spatial));
  }

  /** How many spatial axes the options are for. */
  private int wanted(int found) {
    int named = Math.max(options.size().size(), options.scaleFactor().size());
    return switch (options.mode()) {
      case LINEAR -> 1;
      case BILINEAR, BICUBIC -> 2;
      case NEAREST -> named == 1 ? Math.max(1, Math.min(found, 2)) : named;
    };
  }

  private Tensor scaled(Tensor x, int spatial) {
    double[] factor = each(options.scaleFactor(), spatial).stream().mapToDouble(f -> f).toArray();
    if (options.recomputeScaleFactor()) {
      Integer[] sizes = new Integer[spatial];
      Arrays.setAll(sizes, i -> (int) (x.shape().extent(2 + i) * factor[i]));
      return sized(x, Arrays.asList(sizes));
    }
    boolean corners = options.alignCorners();
    return switch (options.mode()) {
      case NEAREST -> Interpolation.nearest(x, factor);
      case LINEAR -> Interpolation.linear(x, factor[0], corners);
      case BILINEAR -> Interpolation.bilinear(x, factor, corners);
      case BICUBIC -> Interpolation.bicubic(x, factor, corners);
    };
  }

  private Tensor sized(Tensor x, List<Integer> sizes) {
    int[] size = sizes.stream().mapToInt(s -> s).toArray();
    boolean corners = options.alignCorners();
    return switch (options.mode()) {
      case NEAREST -> Interpolation.nearest(x, size);
      case LINEAR -> Interpolation.linear(x, size[0], corners);
      case BILINEAR -> Interpolation.bilinear(x, size, corners);
      case BICUBIC -> Interpolation.bicubic(x, size, corners);
    };
  }

  private static <T> List<T> each(List<T> values, int spatial) {
    if (values.size() != 1 && values.size() != spatial) {
      throw new NablaException(
          LAYER,
          "one number, or one for each of " + spatial + " spatial axes",
          values.toString(),
          "name other sizes or factors");
    }
    return values.size() == spatial ? values : Collections.nCopies(spatial, values.get(0));
  }
}
