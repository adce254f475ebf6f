package dev.nabla.backend;

import dev.nabla.nn.Linear;
import dev.nabla.nn.Module;
import dev.nabla.nn.Sequential;
import java.util.List;

/**
 * Layers with PyTorch's defaults, their first weights drawn from the generator in PyTorch's order.
 */
public interface LayerFactory
    extends ActivationFactory,
        SpatialFactory,
        ArrangingFactory,
        NormFactory,
        LookupFactory,
        SequenceFactory {
  /** {@code y = x W' + b}: see {@link Linear}. */
  default Module linear(int in, int out) {
    return Linear.create(this, in, out);
  }

  /** The same, with a bias or without. */
  default Module linear(int in, int out, boolean bias) {
    return bias ? linear(in, out) : Linear.create(this, in, out, false);
  }

  /** The modules one after the other: see {@link Sequential}. */
  default Module sequential(Module... modules) {
    return new Sequential(List.of(modules));
  }
}
