package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has arrived at an operand by its slices along one axis. As a rule they are the pieces of a
 * split, whose gradient is one concatenation; each spread over the whole operand and added to the
 * others, they would take time in the square of their number.
 */
final class Slices implements JoinedRule.Gathering {
  private record Part(Slice slice, Tensor gradient) {
    int start() {
      return slice.start();
    }

    int end() {
      return slice.end(gradient);
    }
  }

  private final int axis;
  private final List<Part> parts = new ArrayList<>();

  Slices(int axis) {
    this.axis = axis;
  }

  @Override
  public boolean add(JoinedRule rule, Tensor gradient) {
    if (!(rule instanceof Slice slice) || slice.axis() != axis) {
      return false;
    }
    parts.add(new Part(slice, gradient));
    return true;
  }

  @Override
  public Tensor together() {
    List<Part> inOrder = new ArrayList<>(parts);
    inOrder.sort(Comparator.comparingInt(Part::start));
    return overlap(inOrder) ? sum() : joined(inOrder);
  }

  private static boolean overlap(List<Part> inOrder) {
    for (int i = 1; i < inOrder.size(); i++) {
      if (inOrder.get(i).start() < inOrder.get(i - 1).end()) {
        return true;
      }
    }
    return false;
  }

  private Tensor sum() {
    Tensor sum = parts.get(0).slice().apply(parts.get(0).gradient());
    for (Part part : parts.subList(1, parts.size())) {
      sum = sum.add(part.slice().apply(part.gradient()));
    }
    return sum;
  }

  /** Each part with the zeros before it, the last with those behind it. */
  private Tensor joined(List<Part> inOrder) {
    List<Tensor> pieces = new ArrayList<>();
    int end = 0;
    for (Part part : inOrder) {
      boolean last = pieces.size() == inOrder.size() - 1;
      int behind = last ? part.slice().extent() - part.end() : 0;
      pieces.add(padded(part.gradient(), axis, part.start() - end, behind));
      end = part.end();
    }
    return pieces.size() == 1
        ? pieces.get(0)
        : pieces.get(0).concat(axis, pieces.subList(1, pieces.size()));
  }

  private static Tensor padded(Tensor x, int axis, int before, int after) {
    return before + after == 0 ? x : x.pad(axis, before, after, 0);
  }
}
