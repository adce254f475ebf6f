package dev.nabla.nn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Components named {@code 0}, {@code 1}, …, for a model that calls them as it likes.
 *
 * @param modules in order
 */
public record ModuleList<M extends Component>(List<M> modules) implements Component, Iterable<M> {
  /** Holds on to its own copy of the list. */
  public ModuleList {
    modules = List.copyOf(modules);
  }

  /** The one called {@code index}. */
  public M get(int index) {
    return modules.get(index);
  }

  /** How many there are. */
  public int size() {
    return modules.size();
  }

  @Override
  public Iterator<M> iterator() {
    return modules.iterator();
  }

  @Override
  public Map<String, Object> components() {
    Map<String, Object> named = new LinkedHashMap<>();
    for (M module : modules) {
      named.put(Integer.toString(named.size()), module);
    }
    return named;
  }

  @Override
  public String toString() {
    return describe();
  }
}
