package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;
import static dev.nabla.tensor.ConvolutionOp.FORWARD;
import static dev.nabla.tensor.ConvolutionOp.INPUT;
import static dev.nabla.tensor.ConvolutionOp.WEIGHT;

import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Optional;

/** Convolution, its transpose, and the gradient by its weight: each in terms of the other two. */
final class ConvolutionOps {
  private ConvolutionOps() {}

  /** {@code y = x w}: {@code dx = y' w}, {@code dw = x y'}, and so on round. */
  static <A> Optional<Tensor> convolution(
      ConvolutionOp op, TapeTensor<A> a, TapeTensor<A> b, Geometry at) {
    Shape shape = at.result(op, a.shape(), b.shape());
    Tape<A> tape = a.tape();
    TapeTensor<A> y =
        tape.fused(
            op.label(),
            shape,
            a.dtype(),
            () -> tape.kernels().convolution(op, a.array(), b.array(), at).orElse(null));
    OpenCount count = tape.thread().count;
    if (count != null) {
      count.convolution(op, a.shape(), b.shape(), shape, y == null);
    }
    if (y == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (op) {
          case FORWARD ->
              y.from(
                  op.label(),
                  edge(a, g -> other(INPUT, g, b, at)),
                  edge(b, g -> other(WEIGHT, a, g, at)));
          case INPUT ->
              y.from(
                  op.label(),
                  edge(a, g -> other(FORWARD, g, b, at)),
                  edge(b, g -> other(WEIGHT, g, a, at)));
          case WEIGHT ->
              y.from(
                  op.label(),
                  edge(a, g -> other(INPUT, b, g, at)),
                  edge(b, g -> other(FORWARD, a, g, at)));
        });
  }

  private static Tensor other(ConvolutionOp op, Tensor a, Tensor b, Geometry at) {
    return a.fused()
        .convolution(op, a, b, at)
        .orElseThrow(
            () -> new IllegalStateException("no " + op.label() + ", though one of the three"));
  }
}
