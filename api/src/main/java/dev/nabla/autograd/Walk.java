package dev.nabla.autograd;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The walk back from a result, youngest operation first, so that each is reached once, with its
 * whole gradient: reverse-mode differentiation without recursion.
 */
final class Walk {
  /** Where a walk begins, and the gradient there. */
  record Seed(Node node, Tensor gradient) {}

  private final ThreadState thread;
  private final Route route;
  private final Frontier frontier;
  private final List<Node> walked = new ArrayList<>();

  Walk(ThreadState thread, Route route) {
    this.thread = thread;
    this.route = route;
    this.frontier = thread.frontier == null ? new Frontier() : thread.frontier;
    thread.frontier = null; // a walk in this walk has its own
  }

  /** {@link #from(List, GraphMode, Runnable)} with nothing to finish. */
  void from(List<Seed> seeds, GraphMode mode) {
    from(seeds, mode, () -> {});
  }

  /**
   * Walks back from {@code seeds}, and then runs {@code finish} in the same mode; lets go of the
   * graph only if all went well.
   */
  void from(List<Seed> seeds, GraphMode mode, Runnable finish) {
    boolean recording = thread.recording;
    Node walking = thread.walking;
    thread.recording = mode == GraphMode.CREATE;
    try {
      seeds.forEach(seed -> frontier.add(seed.node(), seed.gradient()));
      for (Node node = frontier.youngest(); node != null; node = frontier.youngest()) {
        step(node, frontier.leave());
      }
      if (frontier.isSmall()) {
        thread.frontier = frontier;
      }
      finish.run();
    } finally {
      thread.unpin(); // a kernel that failed left its operands held
      thread.recording = recording;
      thread.walking = walking;
    }
    if (mode == GraphMode.FREE) {
      walked.forEach(Node::free);
    }
  }

  private void step(Node node, Tensor arrived) {
    Tensor gradient = route.arrive(node, arrived);
    if (!route.passes(node)) {
      return;
    }
    List<Node.Link> links = node.links();
    for (int i = 0; i < links.size(); i++) {
      if (route.enters(links.get(i).target())) {
        follow(node, links.get(i), gradient);
      }
    }
    walked.add(node);
  }

  private void follow(Node node, Node.Link link, Tensor gradient) {
    // Where anomalies are looked for, each rule's result is there to be looked at.
    if (link.rule() instanceof JoinedRule joined
        && thread.anomaly == null
        && joined.isJoined(gradient)) {
      frontier.add(link.target(), joined, gradient);
      return;
    }
    thread.walking = node;
    Tensor operand = link.rule().apply(gradient);
    thread.walking = null;
    if (operand != null) {
      if (thread.anomaly != null) {
        thread.anomaly.checkGradient(node, operand, gradient);
      }
      frontier.add(link.target(), unbroadcast(operand, link.shape()));
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
