package dev.nabla.nn;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The values of a component by name. */
final class StateDict {
  private StateDict() {}

  /** Copies, which stay as they are. */
  static Map<String, Tensor> of(Component component) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    holders(component).forEach((name, holder) -> state.put(name, holder.detach()));
    return state;
  }

  /** The parameters and buffers themselves, in PyTorch's order. */
  private static Map<String, Tensor> holders(Component component) {
    Map<String, Tensor> holders = new LinkedHashMap<>();
    Map<String, Tensor> own = Components.ofType(Tensor.class, component.components());
    own.forEach((name, tensor) -> putIf(tensor instanceof Parameter, holders, name, tensor));
    own.forEach((name, tensor) -> putIf(!(tensor instanceof Parameter), holders, name, tensor));
    component
        .children()
        .forEach((child, c) -> holders(c).forEach((name, t) -> holders.put(child + "." + name, t)));
    return holders;
  }

  private static void putIf(
      boolean wanted, Map<String, Tensor> holders, String name, Tensor tensor) {
    if (wanted) {
      holders.put(name, tensor);
    }
  }

  /** Checks everything before it assigns anything. */
  static void load(Component component, Map<String, ? extends Tensor> state) {
    Map<String, Tensor> holders = holders(component);
    requireNames(holders, state);
    List<Runnable> assignments = new ArrayList<>();
    state.forEach(
        (name, value) ->
            assignments.add(
                assignment(name, Objects.requireNonNull(holders.get(name), name), value)));
    assignments.forEach(Runnable::run);
  }

  private static void requireNames(
      Map<String, Tensor> holders, Map<String, ? extends Tensor> state) {
    TreeSet<String> missing = new TreeSet<>(holders.keySet());
    missing.removeAll(state.keySet());
    TreeSet<String> unexpected = new TreeSet<>(state.keySet());
    unexpected.removeAll(holders.keySet());
    if (!missing.isEmpty() || !unexpected.isEmpty()) {
      throw new NablaException(
          "loadStateDict",
          "a tensor for each of the " + holders.size() + " names of the module, and no other",
          (missing.isEmpty() ? "" : "none for " + missing)
              + (missing.isEmpty() || unexpected.isEmpty() ? "" : ", and ")
              + (unexpected.isEmpty() ? "" : "no place for " + unexpected),
          "rename or leave out what does not fit; stateDict() has the names");
    }
  }

  private static Runnable assignment(String name, Tensor holder, Tensor value) {
    if (!holder.shape().equals(value.shape()) || holder.dtype() != value.dtype()) {
      throw new NablaException(
          "loadStateDict",
          "'" + name + "' of shape " + holder.shape() + " and dtype " + holder.dtype(),
          "shape " + value.shape() + " and dtype " + value.dtype(),
          "reshape or convert it, or build the module with the sizes that were saved");
    }
    if (!holder.backend().equals(value.backend())) {
      throw new NablaException(
          "loadStateDict",
          "'" + name + "' on " + holder.backend(),
          "it on " + value.backend(),
          "copy it across with to(backend)");
    }
    if (holder instanceof Parameter parameter) {
      return () -> parameter.assign(value);
    }
    if (holder instanceof Buffer buffer) {
      return () -> buffer.assign(value);
    }
    if (!holder.toHost().equals(value.toHost())) {
      throw new NablaException(
          "loadStateDict",
          "the module's own value for '" + name + "', which cannot be replaced",
          "another one",
          "make it a buffer with toBuffer() when the module is built");
    }
    return () -> {};
  }
}
