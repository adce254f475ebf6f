package dev.nabla.autograd;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Fused;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.util.List;

/**
 * The primitives of a tensor on a tape, each handed to the class that states it and its gradient.
 */
abstract class TapePrimitives<A> implements Tensor {
  /** This as what it is. */
  abstract TapeTensor<A> self();

  @Override
  public final Tensor unary(UnaryOp op) {
    return ElementwiseOps.unary(self(), op);
  }

  @Override
  public final Tensor binary(BinaryOp op, Tensor other) {
    return ElementwiseOps.binary(self(), op, self().tape().own(op.label(), other));
  }

  @Override
  public final Tensor compare(CompareOp op, Tensor other) {
    return ElementwiseOps.compare(self(), op, self().tape().own(op.label(), other));
  }

  @Override
  public final Tensor where(Tensor ifTrue, Tensor ifFalse) {
    return ElementwiseOps.where(
        self(), self().tape().own("where", ifTrue), self().tape().own("where", ifFalse));
  }

  @Override
  public final Tensor to(DType to) {
    return ElementwiseOps.cast(self(), to);
  }

  @Override
  public final Tensor scalarLike(double value) {
    return ElementwiseOps.scalarLike(self(), value);
  }

  @Override
  public final Tensor hostLike(HostArray values, Shape of) {
    return self().tape().tensor(values, of);
  }

  @Override
  public final Tensor reduce(ReduceOp op, int... axes) {
    return ReduceOps.reduce(self(), op, axes);
  }

  @Override
  public final Tensor argReduce(ArgOp op, int axis) {
    return ReduceOps.argReduce(self(), op, axis);
  }

  @Override
  public final Tensor cumulative(CumulativeOp op, int axis) {
    return ReduceOps.cumulative(self(), op, axis);
  }

  @Override
  public final Tensor argSort(int axis, boolean descending) {
    return ReduceOps.argSort(self(), axis, descending);
  }

  @Override
  public final Tensor softmax(int axis) {
    return SoftmaxOps.softmax(self(), axis);
  }

  @Override
  public final Tensor logSoftmax(int axis) {
    return SoftmaxOps.logSoftmax(self(), axis);
  }

  @Override
  public final Fused fused() {
    return new FusedOps<>(self().tape());
  }

  @Override
  public final Tensor matmul(Tensor other) {
    return MatmulOp.matmul(self(), self().tape().own("matmul", other));
  }

  @Override
  public final Tensor reshape(Shape to) {
    return MovementOps.reshape(self(), to);
  }

  @Override
  public final Tensor permute(int... order) {
    return MovementOps.permute(self(), order);
  }

  @Override
  public final Tensor expand(Shape to) {
    return MovementOps.expand(self(), to);
  }

  @Override
  public final Tensor narrow(int axis, int start, int length, int step) {
    return MovementOps.narrow(self(), axis, start, length, step);
  }

  @Override
  public final Tensor pad(int axis, int before, int after, double value) {
    return MovementOps.pad(self(), axis, before, after, value);
  }

  @Override
  public final Tensor concat(int axis, List<? extends Tensor> others) {
    return MovementOps.concat(self(), axis, others);
  }

  @Override
  public final Tensor flip(int... axes) {
    return MovementOps.flip(self(), axes);
  }

  @Override
  public final Tensor gather(int axis, Tensor index) {
    return IndexOps.gather(self(), axis, self().tape().own("gather", index));
  }

  @Override
  public final Tensor scatterAdd(int axis, Tensor index, Tensor source) {
    return IndexOps.scatterAdd(
        self(),
        axis,
        self().tape().own("scatterAdd", index),
        self().tape().own("scatterAdd", source));
  }
}
