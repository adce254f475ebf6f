package dev.nabla.backend.djl;

import ai.djl.engine.EngineException;
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
import java.util.Optional;

/** The kernels over DJL's arrays. */
final class DjlKernels implements Kernels<DjlArray> {
  private final Transfer transfer;
  private final Unary unary;
  private final Binary binary;
  private final Reductions reductions;
  private final Sorting sorting;
  private final Matmul matmul;
  private final Indexing indexing;

  DjlKernels(NativeArrays arrays) {
    Scalars scalars = new Scalars(arrays.manager);
    this.transfer = new Transfer(arrays);
    this.unary = new Unary(scalars, transfer);
    this.binary = new Binary(transfer);
    this.reductions = new Reductions(transfer);
    this.sorting = new Sorting(transfer);
    this.matmul = new Matmul(transfer);
    this.indexing = new Indexing(transfer);
  }

  @Override
  public DjlArray create(HostArray values, Shape shape) {
    return transfer.create(values, shape);
  }

  @Override
  public HostArray read(DjlArray a) {
    return transfer.read(a);
  }

  @Override
  public Shape shape(DjlArray a) {
    return a.shape();
  }

  @Override
  public DType dtype(DjlArray a) {
    return a.dtype();
  }

  @Override
  public DjlArray cast(DjlArray a, DType dtype) {
    return a.result(a.nd().toType(Types.of(dtype), true), dtype, a.shape());
  }

  @Override
  public DjlArray unary(UnaryOp op, DjlArray a) {
    return unary.apply(op, a);
  }

  @Override
  public DjlArray binary(BinaryOp op, DjlArray a, DjlArray b) {
    return binary.apply(op, a, b);
  }

  @Override
  public DjlArray compare(CompareOp op, DjlArray a, DjlArray b) {
    return Binary.compare(op, a, b);
  }

  @Override
  public DjlArray where(DjlArray condition, DjlArray a, DjlArray b) {
    return Binary.where(condition, a, b);
  }

  @Override
  public DjlArray reduce(ReduceOp op, DjlArray a, int... axes) {
    return reductions.reduce(op, a, axes);
  }

  @Override
  public DjlArray argReduce(ArgOp op, DjlArray a, int axis) {
    return Reductions.argReduce(op, a, axis);
  }

  @Override
  public DjlArray cumulative(CumulativeOp op, DjlArray a, int axis) {
    return Reductions.cumulative(op, a, axis);
  }

  @Override
  public DjlArray argSort(DjlArray a, int axis, boolean descending) {
    return sorting.argSort(a, axis, descending);
  }

  @Override
  public DjlArray matmul(DjlArray a, DjlArray b) {
    return matmul.matmul(a, b);
  }

  @Override
  public DjlArray reshape(DjlArray a, Shape shape) {
    return Movement.reshape(a, shape);
  }

  @Override
  public DjlArray permute(DjlArray a, int... order) {
    return Movement.permute(a, order);
  }

  @Override
  public DjlArray expand(DjlArray a, Shape shape) {
    return Movement.expand(a, shape);
  }

  @Override
  public DjlArray slice(DjlArray a, int axis, int start, int length, int step) {
    return Movement.slice(a, axis, start, length, step);
  }

  @Override
  public DjlArray pad(DjlArray a, int axis, int before, int after, double value) {
    return Movement.pad(a, axis, before, after, value);
  }

  @Override
  public DjlArray concat(List<DjlArray> parts, int axis) {
    return Movement.concat(parts, axis);
  }

  @Override
  public DjlArray flip(DjlArray a, int... axes) {
    return Movement.flip(a, axes);
  }

  @Override
  public DjlArray gather(DjlArray a, int axis, DjlArray index) {
    return indexing.gather(a, axis, index);
  }

  @Override
  public DjlArray scatterAdd(DjlArray a, int axis, DjlArray index, DjlArray source) {
    return indexing.scatterAdd(a, axis, index, source);
  }

  @Override
  public Optional<DjlArray> softmax(DjlArray a, int axis) {
    return Optional.of(a.like(Native.SOFTMAX.of(a.address(), axis, Types.code(a.dtype()))));
  }

  @Override
  public Optional<DjlArray> logSoftmax(DjlArray a, int axis) {
    return Optional.of(a.like(Native.LOG_SOFTMAX.of(a.address(), axis, Types.code(a.dtype()))));
  }

  @Override
  public boolean isNative() {
    return true;
  }

  /** What PyTorch's allocator says. */
  @Override
  public boolean isOutOfMemory(Throwable error) {
    return error instanceof EngineException
        && String.valueOf(error.getMessage()).contains("can't allocate memory");
  }

  @Override
  public void free(DjlArray a) {
    a.free();
  }
}
