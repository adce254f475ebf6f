package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of a component by name. */
final class StateDict {
  private StateDict() {}

  /** Copies, which stay as they are. */
  static Map<String, Tensor> of(Component component) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    holders(component).forEach((name, holder) -> state.put(name, holder.detach()));
    return state;
  }

  /** Checks everything before it assigns anything. */
  static IncompatibleKeys load(
      Component component, Map<String, ? extends Tensor> state, boolean strict) {
    Map<String, Tensor> holders = holders(component);
    IncompatibleKeys left = incompatible(holders, state);
    if (strict && !left.isEmpty()) {
      throw unfit(holders.size(), left);
    }
    Loading loading = new Loading();
    holders.forEach(
        (name, holder) -> {
          Tensor value = state.get(name);
          if (value != null) {
            loading.add(name, holder, value);
          }
        });
    loading.run();
    return left;
  }

  /** The parameters and buffers themselves, in PyTorch's order. */
  private static Map<String, Tensor> holders(Component component) {
    Map<String, Tensor> holders = new LinkedHashMap<>();
    collect(component, "", holders);
    return holders;
  }

  private static void collect(Component component, String prefix, Map<String, Tensor> holders) {
    Map<String, Object> components = component.components();
    Map<String, Tensor> own = Components.ofType(Tensor.class, components);
    own.forEach((name, t) -> putIf(t instanceof Parameter, holders, prefix + name, t));
    own.forEach((name, t) -> putIf(!(t instanceof Parameter), holders, prefix + name, t));
    Components.ofType(Component.class, components)
        .forEach((child, c) -> collect(c, prefix + child + ".", holders));
  }

  private static void putIf(
      boolean wanted, Map<String, Tensor> holders, String name, Tensor tensor) {
    if (wanted && holders.putIfAbsent(name, tensor) != null) {
      throw new NablaException(
          "stateDict", "a name for each tensor", "two called '" + name + "'", "rename one of them");
    }
  }

  /** One that several modules share need be named once: a file may hold it so. */
  private static IncompatibleKeys incompatible(
      Map<String, Tensor> holders, Map<String, ? extends Tensor> state) {
    Set<Tensor> given = Collections.newSetFromMap(new IdentityHashMap<>());
    holders.forEach(
        (name, holder) -> {
          if (state.containsKey(name)) {
            given.add(holder);
          }
        });
    return new IncompatibleKeys(
        holders.keySet().stream().filter(name -> !given.contains(holders.get(name))).toList(),
        state.keySet().stream().<String>map(n -> n).filter(n -> !holders.containsKey(n)).toList());
  }

  private static NablaException unfit(int names, IncompatibleKeys left) {
    List<String> missing = left.missing();
    List<String> unexpected = left.unexpected();
    return new NablaException(
        "loadStateDict",
        "a tensor for each of the " + names + " names of the module, and no other",
        (missing.isEmpty() ? "" : "none for " + missing)
            + (missing.isEmpty() || unexpected.isEmpty() ? "" : ", and ")
            + (unexpected.isEmpty() ? "" : "no place for " + unexpected),
        "rename or leave out what does not fit (stateDict() has the names), or load what does"
            + " with strict = false");
  }
}
