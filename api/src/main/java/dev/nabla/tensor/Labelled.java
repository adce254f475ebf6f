package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A tensor whose axes have labels, no two the same. */
record Labelled(Tensor x, List<Integer> labels) {

  /** A label that occurs twice leaves the diagonal of its two axes. */
  static Labelled of(Tensor x, List<Integer> labels) {
    for (int i = 0; i < labels.size(); i++) {
      int again = labels.lastIndexOf(labels.get(i));
      if (again > i) {
        requireSquare(x.shape(), i, again);
        List<Integer> rest = new ArrayList<>(labels);
        rest.remove(again);
        rest.add(rest.remove(i));
        Tensor last = x.movedim(again, -1).movedim(i, -2);
        return of(Diagonals.diagonal(last, 0), rest);
      }
    }
    return new Labelled(x, labels);
  }

  private static void requireSquare(Shape shape, int a, int b) {
    if (shape.extent(a) != shape.extent(b)) {
      throw new NablaException(
          "einsum",
          "axes of one extent under a repeated label",
          shape.extent(a)
              + " and "
              + shape.extent(b)
              + " at axes "
              + a
              + " and "
              + b
              + " of shape "
              + shape,
          "name them differently");
    }
  }

  int extent(int label) {
    int axis = labels.indexOf(label);
    return axis < 0 ? 1 : x.shape().extent(axis);
  }

  /** The axes in the order of {@code order}, which has the same labels. */
  Tensor inOrder(List<Integer> order) {
    return x.permute(order.stream().mapToInt(labels::indexOf).toArray());
  }

  /** The sum over the axes whose label is not among {@code kept}. */
  Labelled summedBut(Collection<Integer> kept) {
    int[] gone = labels.stream().filter(l -> !kept.contains(l)).mapToInt(labels::indexOf).toArray();
    List<Integer> rest = labels.stream().filter(kept::contains).toList();
    return gone.length == 0 ? this : new Labelled(x.sum(gone), rest);
  }

  /** The product with {@code other}, summed over the labels that are not {@code needed}. */
  Labelled times(Labelled other, Set<Integer> needed) {
    List<Integer> shared = labels.stream().filter(other.labels::contains).toList();
    List<Integer> batch = shared.stream().filter(needed::contains).toList();
    List<Integer> inner = shared.stream().filter(l -> !needed.contains(l)).toList();
    List<Integer> mine = own(shared, needed);
    List<Integer> others = other.own(shared, needed);
    Tensor a = matrices(batch, mine, inner, other);
    Tensor b = other.matrices(batch, inner, others, this);
    Tensor product = inner.isEmpty() ? a.mul(b) : a.matmul(b);
    List<Integer> all = Stream.of(batch, mine, others).flatMap(List::stream).toList();
    int[] extents = all.stream().mapToInt(l -> common(l, other)).toArray();
    return new Labelled(product.reshape(Shape.of(extents)), all);
  }

  private List<Integer> own(List<Integer> shared, Set<Integer> needed) {
    return labels.stream().filter(l -> !shared.contains(l) && needed.contains(l)).toList();
  }

  /** {@code [batch, rows, columns]} of what is left of this when all else is summed over. */
  private Tensor matrices(
      List<Integer> batch, List<Integer> rows, List<Integer> columns, Labelled other) {
    List<Integer> all = Stream.of(batch, rows, columns).flatMap(List::stream).toList();
    int[] extents = all.stream().mapToInt(l -> common(l, other)).toArray();
    return summedBut(all)
        .inOrder(all)
        .expand(Shape.of(extents))
        .reshape(Shape.of(size(batch, other), size(rows, other), size(columns, other)));
  }

  private int size(List<Integer> group, Labelled other) {
    return group.stream().mapToInt(l -> common(l, other)).reduce(1, (a, b) -> a * b);
  }

  /** The extent that the axes of one label stretch to. */
  private int common(int label, Labelled other) {
    int a = extent(label);
    int b = other.extent(label);
    if (a != b && a != 1 && b != 1) {
      throw new NablaException(
          "einsum",
          "axes of one extent, or 1, under one label",
          a + " and " + b + (label < 0 ? " under an ellipsis" : " for '" + (char) label + "'"),
          "name them differently");
    }
    return a == 1 ? b : a;
  }
}
