package dev.nabla.autograd;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fused step of an LSTM, and the composition of its gradient, which has gradients itself. */
final class LstmOps {
  private static final String OP = "lstmCell";

  private LstmOps() {}

  /** {@code h'} and then {@code c'} along the first axis. */
  static <A> Optional<Tensor> cell(TapeTensor<A> gates, TapeTensor<A> c) {
    ElementwiseOps.requireSameDType(OP, gates, c);
    requireShapes(gates.shape(), c.shape());
    Tape<A> tape = c.tape();
    TapeTensor<A> next =
        c.shape().size() == 0
            ? null
            : tape.fused(
                OP,
                c.shape().with(0, 2 * c.shape().extent(0)),
                c.dtype(),
                () -> tape.kernels().lstmCell(gates.array(), c.array()).orElse(null));
    return Optional.ofNullable(
        next == null ? null : next.from(OP, g -> gradients(gates, c, tape.own(OP, g)), gates, c));
  }

  private static void requireShapes(Shape gates, Shape c) {
    if (c.rank() == 0 || !gates.equals(c.with(-1, 4 * c.extent(-1)))) {
      throw new NablaException(
          OP,
          "gates [.., 4 H] and a state [.., H]",
          gates + " and " + c,
          "give four gates for each element of the state");
    }
  }

  private static <A> List<@Nullable Tensor> gradients(
      TapeTensor<A> gates, TapeTensor<A> c, TapeTensor<A> g) {
    Tensor both = fused(gates, c, g);
    if (both == null) {
      return composed(gates, c, g);
    }
    int width = gates.shape().extent(-1);
    return List.of(both.narrow(-1, 0, width, 1), both.narrow(-1, width, width / 4, 1));
  }

  private static <A> @Nullable Tensor fused(TapeTensor<A> gates, TapeTensor<A> c, TapeTensor<A> g) {
    Tape<A> tape = c.tape();
    return tape.thread().recording // a second order is asked for
        ? null
        : tape.fused(
            OP + "Gradient",
            c.shape().with(-1, 5 * c.shape().extent(-1)),
            c.dtype(),
            () ->
                tape.kernels().lstmCellGradient(gates.array(), c.array(), g.array()).orElse(null));
  }

  /** With {@code t = tanh(c')}, {@code dc' = g_c + g_h o (1 - t^2)} reaches c, i, f and g. */
  private static List<@Nullable Tensor> composed(Tensor gates, Tensor c, Tensor g) {
    List<Tensor> parts = gates.chunk(4, -1);
    Tensor i = parts.get(0).sigmoid();
    Tensor f = parts.get(1).sigmoid();
    Tensor candidate = parts.get(2).tanh();
    Tensor o = parts.get(3).sigmoid();
    Tensor t = f.mul(c).add(i.mul(candidate)).tanh();
    List<Tensor> above = g.chunk(2, 0);
    Tensor ofH = above.get(0);
    Tensor ofC = above.get(1).add(ofH.mul(o).mul(t.square().neg().add(1)));
    Tensor[] slopes = {
      ofC.mul(c).mul(logistic(f)),
      ofC.mul(i).mul(candidate.square().neg().add(1)),
      ofH.mul(t).mul(logistic(o))
    };
    Tensor first = ofC.mul(candidate).mul(logistic(i));
    return List.of(first.concat(-1, Arrays.asList(slopes)), ofC.mul(f));
  }

  /** The slope of sigmoid where its value is {@code y}. */
  private static Tensor logistic(Tensor y) {
    return y.mul(y.neg().add(1));
  }
}
