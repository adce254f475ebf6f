package dev.nabla.autograd;

import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a walk is for: the gradients of some tensors, or those of all parameters added up. */
final class Gradients<A> {
  private final Tape<A> tape;

  Gradients(Tape<A> tape) {
    this.tape = tape;
  }

  /** The gradients of {@code inputs}; only what lies between them and the output is walked. */
  List<Tensor> of(TapeTensor<A> output, List<? extends Tensor> inputs, GraphMode mode) {
    Node root = output.requireNode("gradients");
    List<Node> wanted = new ArrayList<>();
    for (Tensor input : inputs) {
      wanted.add(tape.own("gradients", input).requireNode("gradients"));
    }
    Set<Node> between = Paths.between(root, new HashSet<>(wanted));
    for (int i = 0; i < wanted.size(); i++) {
      if (!between.contains(wanted.get(i))) {
        throw new NablaException(
            "gradients",
            "inputs that the output was computed from",
            "input " + i + " of shape " + inputs.get(i).shape() + " that it does not depend on",
            "leave it out");
      }
    }
    Map<Node, Tensor> found = new HashMap<>();
    Set<Node> kept = new HashSet<>(wanted);
    Walk walk =
        new Walk(
            tape.thread(),
            between::contains,
            (node, gradient) -> {
              if (kept.contains(node)) {
                found.put(node, gradient);
              }
            });
    return inScope(
        mode,
        () -> {
          walk.from(root, seed(output), mode, () -> {});
          return wanted.stream().map(found::get).toList();
        });
  }

  /** Adds the gradients of {@code output} to its parameters' when all of them are known. */
  void accumulate(TapeTensor<A> output, GraphMode mode) {
    Node root = output.requireNode("backward");
    Map<TapeParameter<?>, Tensor> gradients = new LinkedHashMap<>();
    Walk walk =
        new Walk(
            tape.thread(),
            node -> true,
            (node, gradient) -> {
              if (node.parameter() != null) {
                gradients.put(node.parameter(), gradient);
              }
            });
    inScope(
        mode,
        () -> {
          walk.from(root, seed(output), mode, () -> addAll(gradients));
          return List.of();
        });
  }

  private void addAll(Map<TapeParameter<?>, Tensor> gradients) {
    synchronized (tape.accumulation()) {
      List<Runnable> installs = new ArrayList<>();
      gradients.forEach((parameter, gradient) -> installs.add(parameter.accumulation(gradient)));
      installs.forEach(Runnable::run);
    }
  }

  private Tensor seed(TapeTensor<A> output) {
    return output.scalarLike(1).expand(output.shape());
  }

  /**
   * Runs a walk. On a native backend its temporaries end with it, unless it is itself recorded; its
   * results do not.
   */
  private List<Tensor> inScope(GraphMode mode, Supplier<List<Tensor>> walk) {
    if (!tape.isNative() || mode == GraphMode.CREATE) {
      return walk.get();
    }
    try (Scope temporaries = tape.scope()) {
      List<Tensor> results = walk.get();
      results.forEach(temporaries::keep);
      return results;
    }
  }
}
