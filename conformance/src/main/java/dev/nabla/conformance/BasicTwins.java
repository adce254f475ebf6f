package dev.nabla.conformance;

import java.util.Map;

/** The layers of {@code twins/sections/basic.py}. */
final class BasicTwins {
  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("linear", ModuleTwin.of(b -> b.linear(3, 2))),
          Map.entry("linear/noBias", ModuleTwin.of(b -> b.linear(3, 2, false))),
          Map.entry("linear/vector", ModuleTwin.of(b -> b.linear(3, 2))),
          Map.entry(
              "sequential",
              ModuleTwin.of(b -> b.sequential(b.linear(3, 4), b.tanh(), b.linear(4, 2)))));

  private BasicTwins() {}
}
