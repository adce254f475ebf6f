package dev.nabla.conformance;

import java.util.Map;
import java.util.TreeMap;

/** The layers of {@code twins/sections/spatial.py}. */
final class SpatialTwins {
  static final Map<String, ModuleTwin<?>> ALL = new TreeMap<>();

  static {
    ALL.putAll(ConvolutionTwins.ALL);
    ALL.putAll(PoolingTwins.ALL);
    ALL.putAll(ArrangingTwins.ALL);
  }

  private SpatialTwins() {}
}
