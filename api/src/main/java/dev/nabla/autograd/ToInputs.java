package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way of gradients(): from the outputs to some inputs, and nowhere else. */
final class ToInputs implements Route {
  private final Set<Node> inputs;
  private final Set<Node> through = new HashSet<>();
  private final Set<Node> reached = new HashSet<>();
  private final Map<Node, Tensor> found = new HashMap<>();

  ToInputs(Collection<Node> outputs, Collection<Node> inputs) {
    this.inputs = Set.copyOf(new HashSet<>(inputs));
    outputs.stream().filter(this.inputs::contains).forEach(reached::add);
    long oldest = inputs.stream().mapToLong(Node::age).min().orElse(Long.MAX_VALUE);
    Set<Node> younger = younger(outputs, oldest);
    // Operands are older than results, so that they have been decided upon first.
    younger.stream().sorted(Comparator.comparingLong(Node::age)).forEach(this::decide);
  }

  private static Set<Node> younger(Collection<Node> outputs, long oldest) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(outputs);
    for (Node node = open.poll(); node != null; node = open.poll()) {
      if (node.age() > oldest && seen.add(node) && !node.isFreed()) {
        node.links().forEach(link -> open.push(link.target()));
      }
    }
    return seen;
  }

  /** A node whose operands were let go of may have led there: the walk then says so. */
  private void decide(Node node) {
    if (node.isFreed()) {
      through.add(node);
      return;
    }
    for (Node.Link link : node.links()) {
      if (inputs.contains(link.target())) {
        reached.add(link.target());
      }
      if (enters(link.target())) {
        through.add(node);
      }
    }
  }

  /** Whether an output depends on {@code input}, or may have before operands were let go of. */
  boolean reaches(Node input) {
    return reached.contains(input) || through.stream().anyMatch(Node::isFreed);
  }

  @Override
  public boolean enters(Node node) {
    return inputs.contains(node) || through.contains(node);
  }

  @Override
  public boolean passes(Node node) {
    return through.contains(node);
  }

  @Override
  public Tensor arrive(Node node, Tensor gradient) {
    Tensor hooked = node.hooked(gradient);
    if (inputs.contains(node)) {
      found.put(node, hooked);
    }
    return hooked;
  }

  /** The gradient of an input, or null if no output depends on it. */
  @Nullable Tensor found(Node input) {
    return found.get(input);
  }
}
