package dev.nabla.nn;

import dev.nabla.functional.Normalization;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias}, of each sample by itself, over the
 * last axes (Ba et al., "Layer normalization", 2016).
 *
 * @param normalizedShape that of the last axes
 * @param eps keeps the division defined
 * @param weight of that shape, at first ones; or none
 * @param bias of that shape, at first zeros; or none
 */
public record LayerNorm(
    Shape normalizedShape, double eps, Optional<Parameter> weight, Optional<Parameter> bias)
    implements Module {
  /** Checks that weight and bias have that shape. */
  public LayerNorm {
    Norms.requireShape("layerNorm", normalizedShape);
    Norms.requireEps("layerNorm", eps);
    Norms.requireFit("layerNorm", normalizedShape, weight, bias);
  }

  /**
   * What may be chosen.
   *
   * @param eps keeps the division defined
   * @param elementwiseAffine whether there is a weight
   * @param bias whether there is a bias, too
   */
  public record Options(double eps, boolean elementwiseAffine, boolean bias) {
    /** 1e-5, with weight and bias. */
    public Options() {
      this(1e-5, true, true);
    }

    /** These with another eps. */
    public Options eps(double to) {
      return new Options(to, elementwiseAffine, bias);
    }

    /** These with a weight (and a bias, unless that is off), or without both. */
    public Options elementwiseAffine(boolean to) {
      return new Options(eps, to, bias);
    }

    /** These with a bias, or without. */
    public Options bias(boolean to) {
      return new Options(eps, elementwiseAffine, to);
    }
  }

  /** Over the last axes of {@code normalizedShape}; weight 1 and bias 0. */
  public static LayerNorm create(TensorFactory factory, Shape normalizedShape, Options options) {
    Norms.requireShape("layerNorm", normalizedShape);
    Norms.requireEps("layerNorm", options.eps());
    boolean bias = options.elementwiseAffine() && options.bias();
    return new LayerNorm(
        normalizedShape,
        options.eps(),
        Norms.parameter(options.elementwiseAffine(), factory, normalizedShape, 1),
        Norms.parameter(bias, factory, normalizedShape, 0));
  }

  @Override
  public Tensor forward(Tensor x) {
    return Normalization.layerNorm(x, normalizedShape, weight.orElse(null), bias.orElse(null), eps);
  }

  @Override
  public String toString() {
    return describe();
  }
}
