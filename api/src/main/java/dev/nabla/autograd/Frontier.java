package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import dev.nabla.autograd.JoinedRule.Gathering;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a walk has reached and not yet left, with the sum of what has arrived at
 * each: a heap by age, and beside it a table by age with linear probing (the ages of a graph are
 * neighbours, so that they seldom collide).
 */
final class Frontier {
  /** A larger one is not kept for the next walk. */
  private static final int KEPT = 1024;

  private @Nullable Node[] heap = new Node[8];
  private int size;
  private @Nullable Node[] keys = new Node[16];
  private @Nullable Tensor[] sums = new Tensor[16];

  /** What has arrived and is put together at once, which is not among the sums. */
  private final Map<Node, List<Gathering>> gatherings = new HashMap<>();

  /** Adds {@code gradient} to what has arrived at {@code node}. */
  void add(Node node, Tensor gradient) {
    int at = reach(node);
    Tensor sum = sums[at];
    sums[at] = sum == null ? gradient : sum.add(gradient);
  }

  /** Adds {@code gradient} by {@code rule} to what is gathered at {@code node} of its kind. */
  void add(Node node, JoinedRule rule, Tensor gradient) {
    reach(node);
    List<Gathering> kinds = gatherings.computeIfAbsent(node, n -> new ArrayList<>(1));
    for (Gathering kind : kinds) {
      if (kind.add(rule, gradient)) {
        return;
      }
    }
    Gathering kind = rule.gathering();
    kind.add(rule, gradient);
    kinds.add(kind);
  }

  /** Where {@code node} stands in the table, from now on if not before. */
  private int reach(Node node) {
    int at = slot(node);
    if (keys[at] == null) {
      keys[at] = node;
      push(node);
      if (2 * size > keys.length) {
        widen();
        return slot(node);
      }
    }
    return at;
  }

  /** The youngest operation, or null if none is left. */
  @Nullable Node youngest() {
    return heap[0];
  }

  /** Whether it is worth keeping, now that it is empty. */
  boolean isSmall() {
    return heap.length <= KEPT;
  }

  /** Leaves the youngest operation, and gives what has arrived at it. */
  Tensor leave() {
    Node node = requireNonNull(heap[0]);
    int at = slot(node);
    pop();
    Tensor sum = sums[at];
    clear(at);
    List<Gathering> kinds = gatherings.isEmpty() ? null : gatherings.remove(node);
    if (kinds != null) {
      for (Gathering kind : kinds) {
        sum = sum == null ? kind.together() : sum.add(kind.together());
      }
    }
    return requireNonNull(sum);
  }

  private void push(Node node) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int at = size++;
    while (at > 0 && age((at - 1) / 2) < node.age()) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = node;
  }

  private void pop() {
    Node last = requireNonNull(heap[--size]);
    heap[size] = null;
    if (size == 0) {
      return;
    }
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && age(child + 1) > age(child)) {
        child++;
      }
      if (age(child) <= last.age()) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
  }

  private long age(int at) {
    return requireNonNull(heap[at]).age();
  }

  private int home(Node node) {
    return (int) node.age() & (keys.length - 1);
  }

  /** Where {@code node} stands in the table, or would. */
  private int slot(Node node) {
    int at = home(node);
    while (keys[at] != null && keys[at] != node) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  /** Empties a slot and moves up those behind it that it kept from home (Knuth 6.4, R). */
  private void clear(int slot) {
    int mask = keys.length - 1;
    int hole = slot;
    for (int at = (hole + 1) & mask; keys[at] != null; at = (at + 1) & mask) {
      if (((at - home(requireNonNull(keys[at]))) & mask) >= ((at - hole) & mask)) {
        keys[hole] = keys[at];
        sums[hole] = sums[at];
        hole = at;
      }
    }
    keys[hole] = null;
    sums[hole] = null;
  }

  private void widen() {
    @Nullable Node[] oldKeys = keys;
    @Nullable Tensor[] oldSums = sums;
    keys = new Node[2 * oldKeys.length];
    sums = new Tensor[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      Node key = oldKeys[i];
      if (key != null) {
        int at = slot(key);
        keys[at] = key;
        sums[at] = oldSums[i];
      }
    }
  }
}
