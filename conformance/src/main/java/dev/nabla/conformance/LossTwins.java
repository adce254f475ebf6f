package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The losses of {@code twins/sections/losses.py}. */
final class LossTwins {
  static final Map<String, BiFunction<Backend, List<Tensor>, Tensor>> ALL =
      Map.ofEntries(Map.entry("mse", (b, in) -> b.mseLoss().of(in.get(0), in.get(1))));

  private LossTwins() {}
}
