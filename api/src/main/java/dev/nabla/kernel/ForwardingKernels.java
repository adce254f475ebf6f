package dev.nabla.kernel;

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

/**
 * Kernels that hand every call on to others: what a decorator extends.
 *
 * @param <A> an array with its shape and dtype
 */
public abstract class ForwardingKernels<A> implements Kernels<A> {
  private final Kernels<A> inner;

  /** Kernels that hand on to {@code inner}. */
  protected ForwardingKernels(Kernels<A> inner) {
    this.inner = inner;
  }

  @Override
  public A create(HostArray values, Shape shape) {
    return inner.create(values, shape);
  }

  @Override
  public HostArray read(A a) {
    return inner.read(a);
  }

  @Override
  public Shape shape(A a) {
    return inner.shape(a);
  }

  @Override
  public DType dtype(A a) {
    return inner.dtype(a);
  }

  @Override
  public A cast(A a, DType dtype) {
    return inner.cast(a, dtype);
  }

  @Override
  public A unary(UnaryOp op, A a) {
    return inner.unary(op, a);
  }

  @Override
  public A binary(BinaryOp op, A a, A b) {
    return inner.binary(op, a, b);
  }

  @Override
  public A compare(CompareOp op, A a, A b) {
    return inner.compare(op, a, b);
  }

  @Override
  public A where(A condition, A a, A b) {
    return inner.where(condition, a, b);
  }

  @Override
  public A reduce(ReduceOp op, A a, int... axes) {
    return inner.reduce(op, a, axes);
  }

  @Override
  public A argReduce(ArgOp op, A a, int axis) {
    return inner.argReduce(op, a, axis);
  }

  @Override
  public A cumulative(CumulativeOp op, A a, int axis) {
    return inner.cumulative(op, a, axis);
  }

  @Override
  public A argSort(A a, int axis, boolean descending) {
    return inner.argSort(a, axis, descending);
  }

  @Override
  public A matmul(A a, A b) {
    return inner.matmul(a, b);
  }

  @Override
  public A reshape(A a, Shape shape) {
    return inner.reshape(a, shape);
  }

  @Override
  public A permute(A a, int... order) {
    return inner.permute(a, order);
  }

  @Override
  public A expand(A a, Shape shape) {
    return inner.expand(a, shape);
  }

  @Override
  public A slice(A a, int axis, int start, int length, int step) {
    return inner.slice(a, axis, start, length, step);
  }

  @Override
  public A pad(A a, int axis, int before, int after, double value) {
    return inner.pad(a, axis, before, after, value);
  }

  @Override
  public A concat(List<A> parts, int axis) {
    return inner.concat(parts, axis);
  }

  @Override
  public A flip(A a, int... axes) {
    return inner.flip(a, axes);
  }

  @Override
  public A gather(A a, int axis, A index) {
    return inner.gather(a, axis, index);
  }

  @Override
  public A scatterAdd(A a, int axis, A index, A source) {
    return inner.scatterAdd(a, axis, index, source);
  }

  @Override
  public Optional<A> softmax(A a, int axis) {
    return inner.softmax(a, axis);
  }

  @Override
  public Optional<A> logSoftmax(A a, int axis) {
    return inner.logSoftmax(a, axis);
  }

  @Override
  public Optional<A> softmaxGradient(A y, A g, int axis) {
    return inner.softmaxGradient(y, g, axis);
  }

  @Override
  public Optional<A> logSoftmaxGradient(A y, A g, int axis) {
    return inner.logSoftmaxGradient(y, g, axis);
  }

  @Override
  public Optional<A> convolution(ConvolutionOp op, A a, A b, Geometry geometry) {
    return inner.convolution(op, a, b, geometry);
  }

  @Override
  public Optional<A> norm(
      NormOp op, A a, @Nullable A weight, @Nullable A bias, double eps, int... axes) {
    return inner.norm(op, a, weight, bias, eps, axes);
  }

  @Override
  public Optional<A> normGradient(
      NormOp op, A a, @Nullable A weight, A g, double eps, int... axes) {
    return inner.normGradient(op, a, weight, g, eps, axes);
  }

  @Override
  public Optional<A> normSums(NormOp op, A a, A g, double eps, boolean across, int... axes) {
    return inner.normSums(op, a, g, eps, across, axes);
  }

  @Override
  public Optional<A> moments(A a, int... axes) {
    return inner.moments(a, axes);
  }

  @Override
  public Optional<A> argMaxPool(A a, Window rows, Window columns) {
    return inner.argMaxPool(a, rows, columns);
  }

  @Override
  public Optional<A> lstmCell(A gates, A c) {
    return inner.lstmCell(gates, c);
  }

  @Override
  public Optional<A> lstmCellGradient(A gates, A c, A g) {
    return inner.lstmCellGradient(gates, c, g);
  }

  @Override
  public boolean isNative() {
    return inner.isNative();
  }

  @Override
  public boolean isOutOfMemory(Throwable error) {
    return inner.isOutOfMemory(error);
  }

  @Override
  public void keep(A a) {
    inner.keep(a);
  }

  @Override
  public boolean claim(A a) {
    return inner.claim(a);
  }

  @Override
  public void free(A a) {
    inner.free(a);
  }
}
