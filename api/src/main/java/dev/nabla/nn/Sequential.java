package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code y = m[n-1](… m[1](m[0](x)))}: modules one after the other, named {@code 0}, {@code 1}, ….
 *
 * @param modules in the order in which they are applied
 */
public record Sequential(List<Module> modules) implements Module {
  /** Holds on to its own copy of the list. */
  public Sequential {
    modules = List.copyOf(modules);
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = x;
    for (Module module : modules) {
      y = Calls.forward(module, y);
    }
    return y;
  }

  @Override
  public Map<String, Object> components() {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Module module : modules) {
      named.put(Integer.toString(named.size()), module);
    }
    return named;
  }

  @Override
  public String toString() {
    return describe();
  }
}
