package dev.nabla.backend.pure;

import static dev.nabla.tensor.ConvolutionOp.WEIGHT;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.pure.BrokenBackends.PureForwarding;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Window;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pure backend with a fused kernel that means something else. */
final class BrokenFusions {
  /** Right but for the gradient by the weight, where kernels are reversed. */
  static final BackendProvider KERNEL_REVERSED =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> convolution(
                ConvolutionOp op, Strided a, Strided b, Geometry at) {
              Optional<Strided> right = super.convolution(op, a, b, at);
              return op == WEIGHT ? right.map(w -> flip(w, 2, 3)) : right;
            }
          });

  /** The groups all read the first group's channels. */
  static final BackendProvider FIRST_GROUP_ALONE =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> convolution(
                ConvolutionOp op, Strided a, Strided b, Geometry at) {
              if (op != ConvolutionOp.FORWARD || at.groups() == 1) {
                return super.convolution(op, a, b, at);
              }
              int each = shape(a).extent(1) / at.groups();
              Geometry whole = new Geometry(at.rows(), at.columns(), 1);
              return super.convolution(op, slice(a, 1, 0, each, 1), b, whole);
            }
          });

  static final BackendProvider GRADIENT_NOT_CENTRED =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> normGradient(
                NormOp op, Strided a, @Nullable Strided weight, Strided g, double eps, int... at) {
              return super.normGradient(NormOp.RMS, a, weight, g, eps, at);
            }
          });

  /** The gradient by a norm's weight is that of another norm. */
  static final BackendProvider SUMS_NOT_CENTRED =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> normSums(
                NormOp op, Strided a, Strided g, double eps, boolean across, int... at) {
              return super.normSums(NormOp.RMS, a, g, eps, across, at);
            }
          });

  /** The places of the greatest elements are those of the last among equals. */
  static final BackendProvider LAST_OF_POOL =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> argMaxPool(Strided a, Window rows, Window columns) {
              return super.argMaxPool(flip(a, 2, 3), rows, columns).map(p -> flip(p, 2, 3));
            }
          });

  /** What an LSTM's state before a step is worth is asked of the input gate. */
  static final BackendProvider INPUT_GATE_FORGETS =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> lstmCellGradient(Strided gates, Strided c, Strided g) {
              int width = shape(c).extent(-1);
              int last = shape(c).rank() - 1;
              Strided input = slice(gates, last, 0, width, 1);
              Strided others = slice(gates, last, 2 * width, 2 * width, 1);
              Strided swapped = concat(List.of(input, input, others), last);
              return super.lstmCellGradient(swapped, c, g);
            }
          });

  private BrokenFusions() {}
}
