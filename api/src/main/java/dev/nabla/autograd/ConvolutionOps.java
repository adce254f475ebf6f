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

/**
 * Convolution, its transpose, and the gradient by its weight: each in terms of the other two.
 *
 * @param counted whether these and their gradients are products to count, and no sums by ones
 */
record ConvolutionOps<A>(Tape<A> tape, Geometry at, boolean counted) {
  /** {@code y = x w}: {@code dx = y' w}, {@code dw = x y'}, and so on round. */
  Optional<Tensor> of(ConvolutionOp op, Tensor first, Tensor second) {
    TapeTensor<A> a = tape.own(op.label(), first);
    TapeTensor<A> b = tape.own(op.label(), second);
    Shape shape = at.result(op, a.shape(), b.shape());
    TapeTensor<A> y =
        tape.fused(
            op.label(),
            shape,
            a.dtype(),
            () -> tape.kernels().convolution(op, a.array(), b.array(), at).orElse(null));
    if (y == null) {
      return Optional.empty();
    }
    OpenCount count = tape.thread().count;
    if (count != null && counted) {
      count.convolution(op, a.shape(), b.shape(), shape);
    }
    return Optional.of(
        switch (op) {
          case FORWARD ->
              y.from(
                  op.label(), edge(a, g -> other(INPUT, g, b)), edge(b, g -> other(WEIGHT, a, g)));
          case INPUT ->
              y.from(
                  op.label(),
                  edge(a, g -> other(FORWARD, g, b)),
                  edge(b, g -> other(WEIGHT, g, a)));
          case WEIGHT ->
              y.from(
                  op.label(), edge(a, g -> other(INPUT, b, g)), edge(b, g -> other(FORWARD, a, g)));
        });
  }

  private Tensor other(ConvolutionOp op, Tensor a, Tensor b) {
    return of(op, a, b)
        .orElseThrow(
            () -> new IllegalStateException("no " + op.label() + ", though one of the three"));
  }
}
