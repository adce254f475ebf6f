package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recorded operation, or a parameter, which has no operands. */
final class Node {
  /** A link to an operand's node; holds the operand itself only if its rule does. */
  record Link(Node target, Shape shape, Rule rule) {}

  private record Reading(TapeVariable<?> variable, int version) {}

  private final long age;
  private final String op;
  private final @Nullable TapeParameter<?> parameter;
  private @Nullable List<Link> links;
  private @Nullable Joint joint;
  private List<Reading> readings = List.of();
  private volatile @Nullable Hooks hooks;
  private @Nullable String line;

  private Node(long age, String op, @Nullable TapeParameter<?> parameter) {
    this.age = age;
    this.op = op;
    this.parameter = parameter;
    this.links = List.of();
  }

  static Node leaf(long age, TapeParameter<?> parameter) {
    return new Node(age, "parameter", parameter);
  }

  /** The node of {@code op} with the edges whose operands need a gradient. */
  static Node of(long age, String op, Edge... edges) {
    Node node = new Node(age, op, null);
    Link[] links = new Link[edges.length];
    int n = 0;
    for (Edge edge : edges) {
      if (edge.operand() instanceof TapeVariable<?> v) {
        node.reads(v);
      }
      Node target = edge.operand().node();
      if (target != null) {
        links[n++] = new Link(target, edge.operand().shape(), edge.rule());
      }
    }
    node.links = List.of(n == links.length ? links : Arrays.copyOf(links, n));
    return node;
  }

  /** The node of {@code op} with the edges to the one or two of its operands that have rules. */
  static Node of(
      long age,
      String op,
      TapeTensor<?> a,
      @Nullable Rule left,
      TapeTensor<?> b,
      @Nullable Rule right) {
    Node node = new Node(age, op, null);
    Link first = node.link(a, left);
    Link second = node.link(b, right);
    if (first != null && second != null) {
      node.links = List.of(first, second);
    } else if (first != null || second != null) {
      node.links = List.of(first == null ? requireNonNull(second) : first);
    }
    return node;
  }

  private @Nullable Link link(TapeTensor<?> operand, @Nullable Rule rule) {
    if (operand instanceof TapeVariable<?> v) {
      reads(v);
    }
    Node target = operand.node();
    return rule == null || target == null ? null : new Link(target, operand.shape(), rule);
  }

  /** The node of {@code op} with one rule that gives the gradients of all {@code operands}. */
  static Node of(long age, String op, Joint rule, TapeTensor<?>... operands) {
    List<Link> links = new ArrayList<>();
    List<Integer> linked = new ArrayList<>();
    for (int i = 0; i < operands.length; i++) {
      Node target = operands[i].node();
      if (target != null) {
        links.add(new Link(target, operands[i].shape(), g -> g));
        linked.add(i);
      }
    }
    Node node =
        of(
            age,
            op,
            links,
            gradient -> {
              List<@Nullable Tensor> all = rule.apply(gradient);
              List<@Nullable Tensor> wanted = new ArrayList<>();
              linked.forEach(i -> wanted.add(all.get(i)));
              return wanted;
            });
    for (TapeTensor<?> operand : operands) {
      if (operand instanceof TapeVariable<?> v) {
        node.reads(v);
      }
    }
    return node;
  }

  /** The node of {@code op} with one rule for all links. */
  static Node of(long age, String op, List<Link> links, Joint joint) {
    Node node = new Node(age, op, null);
    node.links = List.copyOf(links);
    node.joint = joint;
    return node;
  }

  /** Makes it an error that {@code read} is assigned before the rules here read it. */
  void reads(TapeVariable<?> read) {
    Reading reading = new Reading(read, read.version());
    if (readings.isEmpty()) {
      readings = List.of(reading);
    } else {
      readings = new ArrayList<>(readings);
      readings.add(reading);
    }
  }

  /** {@link #reads} what {@code other} does, as it was then. */
  void readsAs(Node other) {
    readings = new ArrayList<>(readings);
    readings.addAll(other.readings);
  }

  String op() {
    return op;
  }

  /** The caller's line that recorded this, where anomalies were looked for. */
  @Nullable String line() {
    return line;
  }

  void recordedAt(@Nullable String line) {
    this.line = line;
  }

  /** What users have run on the gradient of this. */
  synchronized Hooks hooks(Tape<?> tape) {
    Hooks found = hooks;
    if (found == null) {
      found = new Hooks(tape);
      hooks = found;
    }
    return found;
  }

  /** {@code gradient} as the hooks leave it. */
  Tensor hooked(Tensor gradient) {
    Hooks found = hooks;
    return found == null ? gradient : found.apply(gradient);
  }

  /** Later operations are greater; operands are always less. */
  long age() {
    return age;
  }

  @Nullable TapeParameter<?> parameter() {
    return parameter;
  }

  /** The operands that need a gradient; an error once freed. */
  List<Link> links() {
    if (links == null) {
      throw new NablaException(
          "backward",
          "a graph that is still there",
          "that of '" + op + "', which an earlier backward() let go of",
          "call backward(GraphMode.RETAIN) the first time, or compute the result again");
    }
    return joint == null ? links : joint.split(links);
  }

  /** What {@link #links} has, for looking at it; nothing once freed. */
  List<Link> operands() {
    return links == null ? List.of() : links;
  }

  /** Whether the operands were let go of. */
  boolean isFreed() {
    return links == null;
  }

  /** Lets go of the operands and of what the rules hold. */
  void free() {
    if (parameter == null) {
      links = null;
      joint = null;
    }
  }

  /** Throws if what the running rule reads was assigned since this was recorded. */
  void checkUnchanged(TapeVariable<?> read) {
    for (Reading reading : readings) {
      if (reading.variable() == read && reading.version() != read.version()) {
        throw new NablaException(
            "backward",
            "a "
                + read.kind()
                + " of shape "
                + read.shape()
                + " unchanged since '"
                + op
                + "' read it",
            "it assigned " + (read.version() - reading.version()) + " time(s) since",
            "call backward() before assign(…) or the optimizer's step()");
      }
    }
  }
}
