package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The walk back from a result, youngest operation first, so that each is reached once, with its
 * whole gradient: reverse-mode differentiation without recursion.
 */
final class Walk {
  private final ThreadState thread;
  private final Predicate<Node> useful;
  private final BiConsumer<Node, Tensor> visitor;
  private final Map<Node, Tensor> pending = new HashMap<>();
  private final PriorityQueue<Node> queue =
      new PriorityQueue<>(Comparator.comparingLong(Node::age).reversed());
  private final List<Node> walked = new ArrayList<>();

  /** A walk over the useful nodes that shows each one and its gradient to {@code visitor}. */
  Walk(ThreadState thread, Predicate<Node> useful, BiConsumer<Node, Tensor> visitor) {
    this.thread = thread;
    this.useful = useful;
    this.visitor = visitor;
  }

  /**
   * Walks back from {@code root}, whose own gradient is {@code seed}, and then runs {@code finish}
   * in the same mode; lets go of the graph only if all went well.
   */
  void from(Node root, Tensor seed, GraphMode mode, Runnable finish) {
    boolean recording = thread.recording;
    Node walking = thread.walking;
    thread.recording = mode == GraphMode.CREATE;
    try {
      add(root, seed);
      for (Node node = queue.poll(); node != null; node = queue.poll()) {
        step(node);
      }
      finish.run();
    } finally {
      thread.recording = recording;
      thread.walking = walking;
    }
    if (mode == GraphMode.FREE) {
      walked.forEach(Node::free);
    }
  }

  private void step(Node node) {
    Tensor gradient = requireNonNull(pending.remove(node));
    visitor.accept(node, gradient);
    boolean passed = false;
    for (Node.Link link : node.links()) {
      if (!useful.test(link.target())) {
        continue;
      }
      passed = true;
      thread.walking = node;
      Tensor operand = link.rule().apply(gradient);
      thread.walking = null;
      add(link.target(), unbroadcast(operand, link.shape()));
    }
    if (passed) {
      walked.add(node); // where the walk ends, the graph beyond stays
    }
  }

  private void add(Node node, Tensor gradient) {
    Tensor sofar = pending.putIfAbsent(node, gradient);
    if (sofar == null) {
      queue.add(node);
    } else {
      pending.put(node, sofar.add(gradient));
    }
  }

  /** The sum of {@code gradient} over the axes along which {@code shape} was stretched. */
  private static Tensor unbroadcast(Tensor gradient, Shape shape) {
    Shape from = gradient.shape();
    if (from.equals(shape)) {
      return gradient;
    }
    int added = from.rank() - shape.rank();
    int[] stretched = new int[from.rank()];
    int n = 0;
    for (int i = 0; i < from.rank(); i++) {
      if (i < added || (shape.extent(i - added) == 1 && from.extent(i) != 1)) {
        stretched[n++] = i;
      }
    }
    return gradient.sum(Axes.KEEP, Arrays.copyOf(stretched, n)).reshape(shape);
  }
}
