package dev.nabla.autograd;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a graph as one operation, from what was there before to its result; its rule records
 * the piece again and walks back through it.
 */
final class Checkpoint<A> implements Joint {
  private final Tape<A> tape;
  private final Supplier<Tensor> body;
  private final Generator random;
  private final Generator atStart;
  private final List<Node> border = new ArrayList<>();
  private boolean drew;

  private Checkpoint(Tape<A> tape, Supplier<Tensor> body, Generator random) {
    this.tape = tape;
    this.body = body;
    this.random = random;
    this.atStart = random.copy();
  }

  /** The result of {@code body}, recorded as one operation. */
  static <A> Tensor of(Tape<A> tape, Supplier<Tensor> body, Generator random) {
    Checkpoint<A> checkpoint = new Checkpoint<>(tape, body, random);
    long before = tape.lastAge();
    try (OpenScope between = OpenScope.passing(tape, tape.thread())) {
      TapeTensor<A> result = tape.own("checkpoint", body.get());
      checkpoint.drew = !random.isAt(checkpoint.atStart);
      return between.keep(result.alias(checkpoint.piece(result, before)));
    }
  }

  /** The one node for all that was recorded since {@code before} and led to {@code result}. */
  private @Nullable Node piece(TapeTensor<A> result, long before) {
    Node root = result.node();
    if (root == null) {
      return null;
    }
    Map<Node, Shape> outside = new LinkedHashMap<>();
    Set<Node> inside = new HashSet<>();
    Deque<Node.Link> open = new ArrayDeque<>();
    open.push(new Node.Link(root, result.shape(), g -> g));
    for (Node.Link link = open.poll(); link != null; link = open.poll()) {
      if (isOutside(link.target(), before)) {
        outside.put(link.target(), link.shape());
      } else if (inside.add(link.target())) {
        link.target().links().forEach(open::push);
      }
    }
    return node(outside, inside);
  }

  private Node node(Map<Node, Shape> outside, Set<Node> inside) {
    List<Node.Link> links = new ArrayList<>();
    outside.forEach(
        (target, shape) -> {
          border.add(target);
          links.add(new Node.Link(target, shape, g -> g));
        });
    Node node = Node.of(tape.nextAge(), "checkpoint", links, this);
    inside.forEach(node::readsAs);
    return tape.recorded(node);
  }

  private static boolean isOutside(Node node, long before) {
    return node.parameter() != null || node.age() <= before;
  }

  @Override
  public List<@Nullable Tensor> apply(Tensor gradient) {
    GraphMode mode = tape.thread().recording ? GraphMode.CREATE : GraphMode.FREE;
    Map<Node, Tensor> found = new HashMap<>();
    tape.walking(
        mode,
        () -> {
          long before = tape.lastAge();
          TapeTensor<A> again = tape.own("checkpoint", again());
          Gradients.requireLike("checkpoint", again, gradient);
          Walk.Seed seed = new Walk.Seed(again.requireNode("checkpoint"), gradient);
          new Walk(tape.thread(), new Inside(before, found)).from(List.of(seed), mode);
          return List.copyOf(found.values());
        });
    List<@Nullable Tensor> gradients = new ArrayList<>();
    border.forEach(node -> gradients.add(found.remove(node)));
    requireNoOther(found);
    return gradients;
  }

  /** Leaves the stream alone if nothing was drawn: other threads may be drawing from it. */
  private Tensor again() {
    if (!drew) {
      return tape.enableGrad(body);
    }
    Generator now = random.copy();
    random.become(atStart);
    try {
      return tape.enableGrad(body);
    } finally {
      random.become(now);
    }
  }

  private static void requireNoOther(Map<Node, Tensor> found) {
    found.forEach(
        (node, gradient) -> {
          throw new NablaException(
              "checkpoint",
              "a body that reads the same tensors when it is called again",
              "that it now reads another of shape " + gradient.shape(),
              "let it depend on nothing that changes in between");
        });
  }

  /** The way through what was recorded again; hooks outside wait for their whole gradient. */
  private record Inside(long before, Map<Node, Tensor> found) implements Route {
    @Override
    public boolean enters(Node node) {
      return node.parameter() == null || node.parameter().requiresGrad();
    }

    @Override
    public boolean passes(Node node) {
      return !isOutside(node, before);
    }

    @Override
    public Tensor arrive(Node node, Tensor gradient) {
      if (passes(node)) {
        return node.hooked(gradient);
      }
      found.put(node, gradient);
      return gradient;
    }
  }
}
