package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Components under keys, in the order of the map given: PyTorch's ModuleDict.
 *
 * @param modules their names are not empty and have no dots
 */
public record ModuleMap<M extends Component>(Map<String, M> modules) implements Component {
  /** Holds on to its own copy of the map. */
  public ModuleMap {
    modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    for (String key : modules.keySet()) {
      if (key.isEmpty() || key.contains(".")) {
        throw new NablaException(
            "moduleMap",
            "keys that are not empty and have no dots, which part the names of parameters",
            "'" + key + "'",
            "rename it");
      }
    }
  }

  /** The one called {@code key}. */
  public M get(String key) {
    M found = modules.get(key);
    if (found == null) {
      throw new NablaException(
          "moduleMap", "a key", "'" + key + "'", "choose one of " + modules.keySet());
    }
    return found;
  }

  @Override
  public Map<String, Object> components() {
    return new LinkedHashMap<>(modules);
  }

  @Override
  public String toString() {
    return describe();
  }
}
