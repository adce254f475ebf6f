package dev.nabla.nn;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Values about to be taken over: all of them, or none. */
final class Loading {
  private record Assignment(String name, Tensor holder, Tensor value) {}

  private final IdentityHashMap<Tensor, Assignment> assignments = new IdentityHashMap<>();
  private final List<Assignment> ordered = new ArrayList<>();

  /** Checks {@code value}, and remembers it as it is now. */
  void add(String name, Tensor holder, Tensor value) {
    requireFit(name, holder, value);
    Assignment assignment = new Assignment(name, holder, value.detach());
    Assignment shared = assignments.putIfAbsent(holder, assignment);
    if (shared != null) {
      requireEqual(shared, assignment);
    } else if (holder instanceof Parameter || holder instanceof Buffer) {
      ordered.add(assignment);
    } else if (!holder.toHost().equals(value.toHost())) {
      throw new NablaException(
          "loadStateDict",
          "the module's own value for '" + name + "', which cannot be replaced",
          "another one",
          "make it a buffer with toBuffer() when the module is built");
    }
  }

  private static void requireFit(String name, Tensor holder, Tensor value) {
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
  }

  private static void requireEqual(Assignment one, Assignment other) {
    if (!one.value().toHost().equals(other.value().toHost())) {
      throw new NablaException(
          "loadStateDict",
          "one value for '" + one.name() + "' and '" + other.name() + "', which are one tensor",
          "two",
          "leave one of them out, or build the module with a tensor for each");
    }
  }

  /** Whatever fails after all has everything as it was. */
  void run() {
    List<Assignment> undo = new ArrayList<>();
    try {
      for (Assignment assignment : ordered) {
        Tensor holder = assignment.holder();
        Assignment before = new Assignment(assignment.name(), holder, holder.detach());
        assign(holder, assignment.value());
        undo.add(before);
      }
    } catch (RuntimeException e) {
      undo.forEach(before -> assign(before.holder(), before.value()));
      throw e;
    }
  }

  private static void assign(Tensor holder, Tensor value) {
    if (holder instanceof Parameter parameter) {
      parameter.assign(value);
    } else if (holder instanceof Buffer buffer) {
      buffer.assign(value);
    }
  }
}
