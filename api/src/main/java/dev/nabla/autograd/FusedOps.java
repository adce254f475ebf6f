package dev.nabla.autograd;

import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Fused;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.Window;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused forms of one tape's backend. */
record FusedOps<A>(Tape<A> tape) implements Fused {
  @Override
  public Optional<Tensor> convolution(ConvolutionOp op, Tensor a, Tensor b, Geometry geometry) {
    return new ConvolutionOps<>(tape, geometry, true).of(op, a, b);
  }

  @Override
  public Optional<Tensor> sumPool(Tensor x, Window rows, Window columns) {
    int channels = x.shape().extent(1);
    Tensor ones = x.scalarLike(1).expand(channels, 1, rows.size(), columns.size());
    return new ConvolutionOps<>(tape, new Geometry(rows, columns, channels), false)
        .of(ConvolutionOp.FORWARD, x, ones);
  }

  @Override
  public Tensor countedAs(long multiplyAdds, Supplier<Tensor> composed) {
    OpenCount count = tape.thread().count;
    return count == null ? composed.get() : count.countedAs(multiplyAdds, composed);
  }

  @Override
  public Optional<Tensor> norm(
      NormOp op,
      Tensor x,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      double eps,
      int... axes) {
    return NormOps.norm(
        op,
        tape.own(op.label(), x),
        weight == null ? null : tape.own(op.label(), weight),
        bias == null ? null : tape.own(op.label(), bias),
        eps,
        x.shape().axes(axes));
  }

  @Override
  public Optional<Tensor> moments(Tensor x, int... axes) {
    TapeTensor<A> own = tape.own("moments", x);
    int[] sorted = x.shape().axes(axes);
    int[] kept = x.shape().without(sorted).toArray();
    int[] extents = new int[kept.length + 1];
    extents[0] = 2;
    System.arraycopy(kept, 0, extents, 1, kept.length);
    Shape shape = Shape.of(extents);
    return Optional.ofNullable(
        x.shape().size() == 0
            ? null
            : tape.fused(
                "moments",
                shape,
                x.dtype(),
                () -> tape.kernels().moments(own.array(), sorted).orElse(null)));
  }

  @Override
  public Optional<Tensor> argMaxPool(Tensor x, Window rows, Window columns) {
    TapeTensor<A> own = tape.own("argMaxPool", x);
    int[] extents = Arrays.copyOf(x.shape().toArray(), 4);
    extents[2] = rows.count();
    extents[3] = columns.count();
    return Optional.ofNullable(
        tape.fused(
            "argMaxPool",
            Shape.of(extents),
            DType.INT64,
            () -> tape.kernels().argMaxPool(own.array(), rows, columns).orElse(null)));
  }

  @Override
  public Optional<Tensor> lstmCell(Tensor gates, Tensor c) {
    return LstmOps.cell(tape.own("lstmCell", gates), tape.own("lstmCell", c));
  }
}
