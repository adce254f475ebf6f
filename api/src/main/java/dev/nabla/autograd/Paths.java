package dev.nabla.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which operations lie between a result and what it was computed from. */
final class Paths {
  private Paths() {}

  /** The nodes on the ways from {@code root} to those of {@code targets} that it depends on. */
  static Set<Node> between(Node root, Set<Node> targets) {
    Set<Node> leading = new HashSet<>();
    List<Node> reached = reachable(root);
    reached.sort(Comparator.comparingLong(Node::age)); // operands before what is made of them
    for (Node node : reached) {
      boolean leads = targets.contains(node);
      for (Node.Link link : node.links()) {
        leads |= leading.contains(link.target());
      }
      if (leads) {
        leading.add(node);
      }
    }
    return leading;
  }

  private static List<Node> reachable(Node root) {
    Set<Node> seen = new HashSet<>(Set.of(root));
    Deque<Node> open = new ArrayDeque<>(seen);
    List<Node> reached = new ArrayList<>();
    for (Node node = open.poll(); node != null; node = open.poll()) {
      reached.add(node);
      for (Node.Link link : node.links()) {
        if (seen.add(link.target())) {
          open.add(link.target());
        }
      }
    }
    return reached;
  }
}
