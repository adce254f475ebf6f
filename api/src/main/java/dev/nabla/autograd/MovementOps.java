package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** What moves elements and leaves their values alone. */
final class MovementOps {
  private MovementOps() {}

  static <A> Tensor reshape(TapeTensor<A> x, Shape shape) {
    if (x.shape().size() != shape.size()) {
      throw new NablaException(
          "reshape",
          "a shape of " + x.shape().size() + " elements, as " + x.shape() + " has",
          shape + " of " + shape.size(),
          "keep the number of elements");
    }
    Shape from = x.shape();
    return result("reshape", x, shape, () -> kernels(x).reshape(x.array(), shape))
        .from("reshape", edge(x, g -> g.reshape(from)));
  }

  static <A> Tensor permute(TapeTensor<A> x, int... named) {
    Shape shape = x.shape();
    int[] order = named.clone();
    int[] inverse = new int[named.length];
    int[] extents = new int[named.length];
    Arrays.fill(inverse, -1);
    boolean complete = named.length == shape.rank();
    for (int i = 0; complete && i < named.length; i++) {
      order[i] = shape.axis(named[i]);
      complete = inverse[order[i]] < 0; // else it was named before
      inverse[order[i]] = i;
      extents[i] = shape.extent(order[i]);
    }
    if (!complete) {
      throw new NablaException(
          "permute",
          "each axis of " + shape + " once",
          Arrays.toString(named),
          "list all " + shape.rank() + " axes in their new order");
    }
    return result("permute", x, Shape.of(extents), () -> kernels(x).permute(x.array(), order))
        .from("permute", edge(x, g -> g.permute(inverse)));
  }

  /** The walk sums over what was stretched. */
  static <A> Tensor expand(TapeTensor<A> x, Shape shape) {
    if (!x.shape().stretchesTo(shape)) {
      throw new NablaException(
          "expand",
          "a shape that " + x.shape() + " stretches to, axes of extent 1 and leading ones alone",
          shape.toString(),
          "reshape first, or reduce instead");
    }
    return result("expand", x, shape, () -> kernels(x).expand(x.array(), shape))
        .from("expand", edge(x, g -> g));
  }

  static <A> Tensor narrow(TapeTensor<A> x, int axis, int start, int length, int step) {
    int at = x.shape().axis(axis);
    int extent = x.shape().extent(at);
    long span = length == 0 ? 0 : (length - 1L) * step + 1;
    if (step < 1 || length < 0 || start < 0 || start + span > extent) {
      throw new NablaException(
          "narrow",
          "a range inside axis " + at + " of " + x.shape() + ", step 1 or more",
          length + " elements from " + start + ", step " + step,
          "keep start + (length - 1) * step below " + extent);
    }
    return result(
            "narrow",
            x,
            x.shape().with(at, length),
            () -> kernels(x).slice(x.array(), at, start, length, step))
        .from(
            "narrow",
            edge(
                x,
                step == 1
                    ? new Slice(at, start, extent)
                    : g -> spread(g, at, start, step, extent)));
  }

  /** {@code g} put back at start, start + step, … of an axis that is 0 elsewhere. */
  private static Tensor spread(Tensor g, int axis, int start, int step, int extent) {
    int length = g.shape().extent(axis);
    Tensor spaced = g;
    int span = length;
    if (length > 0) {
      span = (length - 1) * step + 1;
      Shape flat = g.shape().with(axis, length * step);
      spaced =
          g.unsqueeze(axis + 1)
              .pad(axis + 1, 0, step - 1, 0)
              .reshape(flat)
              .narrow(axis, 0, span, 1);
    }
    return spaced.pad(axis, start, extent - start - span, 0);
  }

  static <A> Tensor pad(TapeTensor<A> x, int axis, int before, int after, double value) {
    int at = x.shape().axis(axis);
    int extent = x.shape().extent(at);
    if (before < 0 || after < 0) {
      throw new NablaException(
          "pad", "0 or more elements on each side", before + " and " + after, "slice to shorten");
    }
    Shape shape = x.shape().with(at, total("pad", (long) before + extent + after));
    HostArray.of(value, x.dtype()); // checks it
    return result("pad", x, shape, () -> kernels(x).pad(x.array(), at, before, after, value))
        .from("pad", edge(x, g -> g.narrow(at, before, extent, 1)));
  }

  static <A> Tensor concat(TapeTensor<A> first, int axis, List<? extends Tensor> others) {
    int at = first.shape().axis(axis);
    List<A> arrays = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    long total = 0;
    List<Tensor> parts = new ArrayList<>(others);
    parts.add(0, first);
    for (Tensor part : parts) {
      TapeTensor<A> own = first.tape().own("concat", part);
      requireAligned(first, own, at);
      int start = total("concat", total);
      int extent = own.shape().extent(at);
      arrays.add(own.array());
      edges.add(edge(own, g -> g.narrow(at, start, extent, 1)));
      total += extent;
    }
    Shape shape = first.shape().with(at, total("concat", total));
    return result("concat", first, shape, () -> kernels(first).concat(arrays, at))
        .from("concat", edges.toArray(Edge[]::new));
  }

  static <A> Tensor flip(TapeTensor<A> x, int... named) {
    int[] axes = x.shape().axes(named);
    return result("flip", x, x.shape(), () -> kernels(x).flip(x.array(), axes))
        .from("flip", edge(x, g -> g.flip(axes)));
  }

  private static int total(String op, long extent) {
    if (extent > Integer.MAX_VALUE) {
      throw new NablaException(
          op, "an axis of fewer than 2^31 elements", Long.toString(extent), "split the result");
    }
    return (int) extent;
  }

  private static void requireAligned(Tensor first, Tensor part, int axis) {
    ElementwiseOps.requireSameDType("concat", first, part);
    Shape a = first.shape();
    Shape b = part.shape();
    if (a.rank() != b.rank() || !a.with(axis, 0).equals(b.with(axis, 0))) {
      throw new NablaException(
          "concat",
          "shapes that differ along axis " + axis + " alone",
          a + " and " + b,
          "reshape or pad one of them");
    }
  }

  private static <A> Kernels<A> kernels(TapeTensor<A> x) {
    return x.tape().kernels();
  }

  private static <A> TapeTensor<A> result(
      String op, TapeTensor<A> x, Shape shape, Supplier<A> kernel) {
    return x.tape().result(op, shape, x.dtype(), kernel);
  }
}
