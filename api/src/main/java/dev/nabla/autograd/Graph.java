package dev.nabla.autograd;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What was recorded on the way to a tensor, to be looked at: its operation first, each before its
 * operands, and each once however often it is used.
 */
public record Graph(List<Operation> operations) {
  /**
   * An operation, or a parameter.
   *
   * @param name {@code matmul}; of a parameter {@code parameter}
   * @param shape that of its result
   * @param parameter the parameter that it is, if it is one
   * @param operands those through which a gradient flows, by their places in the graph
   * @param released whether a backward() let go of its operands
   */
  public record Operation(
      String name,
      Shape shape,
      Optional<Parameter> parameter,
      List<Integer> operands,
      boolean released) {}

  /** Holds on to its own copy of the list. */
  public Graph {
    operations = List.copyOf(operations);
  }

  /** A node that was met, and the shape of its result. */
  private record Met(Node node, Shape shape) {}

  /** The graph behind {@code tensor}; an error if no gradient flows through it. */
  public static Graph of(Tensor tensor) {
    Tape<?> tape = Tape.of("graph", tensor);
    List<Met> order =
        order(new Met(tape.own("graph", tensor).requireNode("graph"), tensor.shape()));
    IdentityHashMap<Node, Integer> places = new IdentityHashMap<>();
    order.forEach(met -> places.put(met.node(), places.size()));
    List<Operation> operations = new ArrayList<>(order.size());
    for (Met met : order) {
      Node node = met.node();
      List<Integer> operands = new ArrayList<>();
      node.operands().forEach(link -> operands.add(places.get(link.target())));
      operations.add(
          new Operation(
              node.op(),
              met.shape(),
              Optional.ofNullable(node.parameter()),
              List.copyOf(operands),
              node.isFreed()));
    }
    return new Graph(operations);
  }

  /** From {@code root} back, the latest first; no recursion, so that depth costs no stack. */
  private static List<Met> order(Met root) {
    PriorityQueue<Met> waiting =
        new PriorityQueue<>(Comparator.comparingLong((Met met) -> met.node().age()).reversed());
    IdentityHashMap<Node, Boolean> seen = new IdentityHashMap<>();
    waiting.add(root);
    seen.put(root.node(), true);
    List<Met> order = new ArrayList<>();
    for (Met met = waiting.poll(); met != null; met = waiting.poll()) {
      order.add(met);
      for (Node.Link link : met.node().operands()) {
        if (seen.put(link.target(), true) == null) {
          waiting.add(new Met(link.target(), link.shape()));
        }
      }
    }
    return order;
  }
}
