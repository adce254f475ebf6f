package dev.nabla.backend.pure;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import dev.nabla.tensor.Window;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kernels in plain Java; movements are views wherever strides can express them. */
final class PureKernels implements Kernels<Strided> {
  @Override
  public Strided create(HostArray values, Shape shape) {
    return Strided.of(values.dtype(), shape, Storage.unwrap(values));
  }

  @Override
  public HostArray read(Strided a) {
    return Storage.wrap(a.dtype(), a.copyValues());
  }

  @Override
  public Shape shape(Strided a) {
    return a.shape();
  }

  @Override
  public DType dtype(Strided a) {
    return a.dtype();
  }

  @Override
  public Strided cast(Strided a, DType dtype) {
    return Casts.cast(a, dtype);
  }

  @Override
  public Strided unary(UnaryOp op, Strided a) {
    return Elementwise.unary(op, a);
  }

  @Override
  public Strided binary(BinaryOp op, Strided a, Strided b) {
    return Elementwise.binary(op, a, b);
  }

  @Override
  public Strided compare(CompareOp op, Strided a, Strided b) {
    return Elementwise.compare(op, a, b);
  }

  @Override
  public Strided where(Strided condition, Strided a, Strided b) {
    return Elementwise.where(condition, a, b);
  }

  @Override
  public Strided reduce(ReduceOp op, Strided a, int... axes) {
    return Reduction.of(op, a, axes);
  }

  @Override
  public boolean claim(Strided a) {
    return a.retain();
  }

  @Override
  public void free(Strided a) {
    a.release();
  }

  @Override
  public void keep(Strided a) {
    Pending pending = a.pending();
    if (pending != null) {
      pending.keep();
    }
  }

  @Override
  public Strided argReduce(ArgOp op, Strided a, int axis) {
    return Order.argReduce(op, a, axis);
  }

  @Override
  public Strided cumulative(CumulativeOp op, Strided a, int axis) {
    return Cumulative.of(op, a, axis);
  }

  @Override
  public Strided argSort(Strided a, int axis, boolean descending) {
    return Order.argSort(a, axis, descending);
  }

  @Override
  public Strided matmul(Strided a, Strided b) {
    return Matmul.of(a, b);
  }

  @Override
  public Strided reshape(Strided a, Shape shape) {
    return Views.reshape(a, shape);
  }

  @Override
  public Strided permute(Strided a, int... order) {
    return Views.permute(a, order);
  }

  @Override
  public Strided expand(Strided a, Shape shape) {
    return Views.expand(a, shape);
  }

  @Override
  public Strided slice(Strided a, int axis, int start, int length, int step) {
    return Views.slice(a, axis, start, length, step);
  }

  @Override
  public Strided pad(Strided a, int axis, int before, int after, double value) {
    return Joins.pad(a, axis, before, after, value);
  }

  @Override
  public Strided concat(List<Strided> parts, int axis) {
    return Joins.concat(parts, axis);
  }

  @Override
  public Strided flip(Strided a, int... axes) {
    return Views.flip(a, axes);
  }

  @Override
  public Strided gather(Strided a, int axis, Strided index) {
    return Indexing.gather(a, axis, index);
  }

  @Override
  public Strided scatterAdd(Strided a, int axis, Strided index, Strided source) {
    return Indexing.scatterAdd(a, axis, index, source);
  }

  @Override
  public Optional<Strided> softmax(Strided a, int axis) {
    return Softmax.of(false, a, axis);
  }

  @Override
  public Optional<Strided> logSoftmax(Strided a, int axis) {
    return Softmax.of(true, a, axis);
  }

  @Override
  public Optional<Strided> convolution(ConvolutionOp op, Strided a, Strided b, Geometry geometry) {
    return Fused.convolution(op, a, b, geometry);
  }

  @Override
  public Optional<Strided> argMaxPool(Strided a, Window rows, Window columns) {
    return Fused.argMaxPool(a, rows, columns);
  }

  @Override
  public Optional<Strided> norm(
      NormOp op,
      Strided a,
      @Nullable Strided weight,
      @Nullable Strided bias,
      double eps,
      int... axes) {
    return Norms.norm(op, a, weight, bias, eps, axes);
  }

  @Override
  public Optional<Strided> normGradient(
      NormOp op, Strided a, @Nullable Strided weight, Strided g, double eps, int... axes) {
    return Norms.gradient(op, a, weight, g, eps, axes);
  }

  @Override
  public Optional<Strided> normSums(
      NormOp op, Strided a, Strided g, double eps, boolean across, int... axes) {
    return NormSums.of(op, a, g, eps, across, axes);
  }

  @Override
  public Optional<Strided> moments(Strided a, int... axes) {
    return Norms.moments(a, axes);
  }

  @Override
  public Optional<Strided> softmaxGradient(Strided y, Strided g, int axis) {
    return SoftmaxGradients.covers(y, axis)
        ? SoftmaxGradients.softmax(y, g, axis)
        : Optional.empty();
  }

  @Override
  public Optional<Strided> logSoftmaxGradient(Strided y, Strided g, int axis) {
    return SoftmaxGradients.covers(y, axis)
        ? SoftmaxGradients.logSoftmax(y, g, axis)
        : Optional.empty();
  }

  @Override
  public Optional<Strided> lstmCell(Strided gates, Strided c) {
    return LstmCell.of(gates, c);
  }

  @Override
  public Optional<Strided> lstmCellGradient(Strided gates, Strided c, Strided g) {
    return LstmCell.gradient(gates, c, g);
  }
}
