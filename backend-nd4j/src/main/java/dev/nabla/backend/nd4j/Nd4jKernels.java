package dev.nabla.backend.nd4j;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.util.List;

/**
 * The kernels over ND4J.
 *
 * <p>Results without elements are made here, so that no other class meets one: ND4J throws on them.
 */
final class Nd4jKernels implements Kernels<Nd4jArray> {
  /** How the errors begin of JavaCPP's constructors, and of its limits where nobody wraps these. */
  private static final List<String> JAVACPP_ERRORS =
      List.of(
          "Cannot allocate",
          "Physical memory usage is too high",
          "Failed to allocate memory within limits");

  @Override
  public Nd4jArray create(HostArray values, Shape shape) {
    return Host.create(values, shape);
  }

  @Override
  public HostArray read(Nd4jArray a) {
    return Host.read(a);
  }

  @Override
  public Shape shape(Nd4jArray a) {
    return a.shape();
  }

  @Override
  public DType dtype(Nd4jArray a) {
    return a.dtype();
  }

  @Override
  public Nd4jArray cast(Nd4jArray a, DType dtype) {
    return Host.cast(a, dtype);
  }

  @Override
  public Nd4jArray unary(UnaryOp op, Nd4jArray a) {
    return a.isEmpty() ? Elementwise.like(a) : Elementwise.unary(op, a);
  }

  @Override
  public Nd4jArray binary(BinaryOp op, Nd4jArray a, Nd4jArray b) {
    Shape shape = Shape.broadcast(op.label(), a.shape(), b.shape());
    return shape.size() == 0
        ? Nd4jArray.allocate(a.dtype(), shape)
        : Elementwise.binary(op, a, b, shape);
  }

  @Override
  public Nd4jArray compare(CompareOp op, Nd4jArray a, Nd4jArray b) {
    Shape shape = Shape.broadcast(op.label(), a.shape(), b.shape());
    if (shape.size() > 0 && FewFloats.areRows(a, b, shape)) {
      return FewFloats.compare(op, a, b);
    }
    Nd4jArray result = Nd4jArray.allocate(DType.BOOL, shape);
    return result.isEmpty() ? result : Elementwise.compare(op, result, a, b);
  }

  @Override
  public Nd4jArray where(Nd4jArray condition, Nd4jArray a, Nd4jArray b) {
    Shape values = Shape.broadcast("where", a.shape(), b.shape());
    Nd4jArray result =
        Nd4jArray.allocate(a.dtype(), Shape.broadcast("where", condition.shape(), values));
    return result.isEmpty() ? result : Choice.into(result, condition, a, b);
  }

  @Override
  public Nd4jArray reduce(ReduceOp op, Nd4jArray a, int... axes) {
    Shape shape = a.shape().reduced(axes);
    if (a.isEmpty()) {
      return Movement.fill(op == ReduceOp.PROD ? 1 : 0, a.dtype(), shape);
    }
    return Folds.reduce(op, a, shape, axes);
  }

  @Override
  public Nd4jArray argReduce(ArgOp op, Nd4jArray a, int axis) {
    Shape shape = a.shape().with(axis, 1);
    return a.isEmpty() ? Nd4jArray.allocate(DType.INT64, shape) : ArgFolds.of(op, a, axis, shape);
  }

  @Override
  public Nd4jArray cumulative(CumulativeOp op, Nd4jArray a, int axis) {
    return a.isEmpty() ? Elementwise.like(a) : Cumulative.of(op, a, axis);
  }

  @Override
  public Nd4jArray argSort(Nd4jArray a, int axis, boolean descending) {
    return a.isEmpty()
        ? Nd4jArray.allocate(DType.INT64, a.shape())
        : ArgSort.of(a, axis, descending);
  }

  @Override
  public Nd4jArray matmul(Nd4jArray a, Nd4jArray b) {
    Shape shape = a.shape().with(-1, b.shape().extent(-1));
    return a.isEmpty() || b.isEmpty() ? Movement.fill(0, a.dtype(), shape) : Matmul.of(a, b, shape);
  }

  @Override
  public Nd4jArray reshape(Nd4jArray a, Shape shape) {
    return a.reshaped(shape);
  }

  @Override
  public Nd4jArray permute(Nd4jArray a, int... order) {
    return Movement.permute(a, order);
  }

  @Override
  public Nd4jArray expand(Nd4jArray a, Shape shape) {
    return Movement.expand(a, shape);
  }

  @Override
  public Nd4jArray slice(Nd4jArray a, int axis, int start, int length, int step) {
    return Movement.slice(a, axis, start, length, step);
  }

  @Override
  public Nd4jArray pad(Nd4jArray a, int axis, int before, int after, double value) {
    return Movement.pad(a, axis, before, after, value);
  }

  @Override
  public Nd4jArray concat(List<Nd4jArray> parts, int axis) {
    return Movement.concat(parts, axis);
  }

  @Override
  public Nd4jArray flip(Nd4jArray a, int... axes) {
    return a.isEmpty() || axes.length == 0
        ? a.reshaped(a.shape())
        : NativeOp.REVERSE.along(axes, Elementwise.like(a), a);
  }

  @Override
  public Nd4jArray gather(Nd4jArray a, int axis, Nd4jArray index) {
    return Lookups.gather(a, axis, index);
  }

  @Override
  public Nd4jArray scatterAdd(Nd4jArray a, int axis, Nd4jArray index, Nd4jArray source) {
    return Lookups.scatterAdd(a, axis, index, source);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  /** What ND4J says itself, and what JavaCPP does, which counts the whole process. */
  @Override
  public boolean isOutOfMemory(Throwable error) {
    String message = String.valueOf(error.getMessage());
    return message.startsWith("Allocation failed")
        || (error instanceof OutOfMemoryError
            && JAVACPP_ERRORS.stream().anyMatch(message::startsWith));
  }

  @Override
  public void free(Nd4jArray a) {
    a.free();
  }
}
