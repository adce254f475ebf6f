package dev.nabla.autograd;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GradientHook;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.RetainedGradient;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A tensor on a tape: an array, and the node of the operation that made it if it was recorded. */
class TapeTensor<A> implements Tensor {
  private final Tape<A> tape;
  private final Hold<A> hold;
  private final Shape shape;
  private final DType dtype;
  private @Nullable Node node;

  TapeTensor(Tape<A> tape, Hold<A> hold, Shape shape, DType dtype) {
    this.tape = tape;
    this.hold = hold;
    this.shape = shape;
    this.dtype = dtype;
  }

  final Tape<A> tape() {
    return tape;
  }

  final Hold<A> hold() {
    return hold;
  }

  @Nullable Node node() {
    return node;
  }

  /**
   * The raw array for the kernel about to run, which native memory stays held for whatever other
   * threads assign or release; an error once released.
   */
  A array() {
    A array = tape.isNative() ? pinned() : hold.array();
    if (array == null) {
      throw released();
    }
    return array;
  }

  private @Nullable A pinned() {
    Handle<A> handle = hold.pin();
    if (handle == null) {
      return null;
    }
    tape.thread().pins.add(handle);
    return handle.array();
  }

  private NablaException released() {
    return new NablaException(
        "tensor",
        "a tensor that is still held",
        "one of shape " + shape + " whose scope was closed",
        "call scope.keep(tensor) before the scope ends");
  }

  /**
   * Records that {@code op} made this from the operands of {@code edges}, where a gradient may be
   * asked for; returns this.
   */
  final TapeTensor<A> from(String op, Edge... edges) {
    ThreadState thread = tape.thread();
    boolean needed = false;
    for (Edge edge : edges) {
      needed |= edge.operand().requiresGrad();
    }
    if (thread.anomaly != null) {
      thread.anomaly.checkResult(op, this, edges);
    }
    if (needed && thread.recording) {
      node = tape.recorded(Node.of(tape.nextAge(), op, edges));
    }
    return this;
  }

  final Node requireNode(String op) {
    Node found = node();
    if (found == null) {
      throw new NablaException(
          op,
          "a result computed from a parameter",
          "one of shape " + shape + " that no gradient flows through",
          "check that a parameter took part, outside noGrad(…) and detach()");
    }
    return found;
  }

  /** A tensor of its own on the same array. */
  final TapeTensor<A> alias(@Nullable Node node) {
    TapeTensor<A> alias = unwatchedAlias(node);
    return tape.watched(alias);
  }

  /** {@link #alias} that no scope ends. */
  final TapeTensor<A> unwatchedAlias(@Nullable Node node) {
    TapeTensor<A> alias = new TapeTensor<>(tape, sharedHold(), shape, dtype);
    alias.node = node;
    return alias;
  }

  final Hold<A> sharedHold() {
    Hold<A> shared = hold.share();
    if (shared == null) {
      throw released();
    }
    return shared;
  }

  final void watchedBy(@Nullable OpenScope scope) {
    tape.watch(this, scope);
  }

  @Override
  public final Shape shape() {
    return shape;
  }

  @Override
  public final DType dtype() {
    return dtype;
  }

  @Override
  public final String backend() {
    return tape.backend();
  }

  @Override
  public final boolean requiresGrad() {
    return node() != null;
  }

  @Override
  public final Tensor detach() {
    return alias(null);
  }

  @Override
  public final HostArray toHost() {
    try {
      return tape.kernels().read(array());
    } finally {
      tape.thread().unpin();
    }
  }

  @Override
  public final void backward(GraphMode mode) {
    if (shape.size() != 1) {
      throw new NablaException(
          "backward",
          "a scalar",
          "shape " + shape,
          "reduce it first, with mean() or sum(), or call backward(gradient)");
    }
    tape.backward(this, null, mode);
  }

  @Override
  public final void backward(Tensor gradient, GraphMode mode) {
    Gradients.requireLike("backward", this, tape.own("backward", gradient));
    tape.backward(this, gradient, mode);
  }

  @Override
  public final GradientHook onGradient(UnaryOperator<Tensor> hook) {
    return requireNode("onGradient").hooks(tape).add(hook);
  }

  @Override
  public final RetainedGradient retainGrad() {
    return new Retained(shape, requireNode("retainGrad").hooks(tape));
  }

  @Override
  public final Tensor unary(UnaryOp op) {
    return ElementwiseOps.unary(this, op);
  }

  @Override
  public final Tensor binary(BinaryOp op, Tensor other) {
    return ElementwiseOps.binary(this, op, tape.own(op.label(), other));
  }

  @Override
  public final Tensor compare(CompareOp op, Tensor other) {
    return ElementwiseOps.compare(this, op, tape.own(op.label(), other));
  }

  @Override
  public final Tensor where(Tensor ifTrue, Tensor ifFalse) {
    return ElementwiseOps.where(this, tape.own("where", ifTrue), tape.own("where", ifFalse));
  }

  @Override
  public final Tensor to(DType to) {
    return ElementwiseOps.cast(this, to);
  }

  @Override
  public final Tensor scalarLike(double value) {
    return ElementwiseOps.scalarLike(this, value);
  }

  @Override
  public final Tensor hostLike(HostArray values, Shape of) {
    return tape.tensor(values, of);
  }

  @Override
  public final Tensor reduce(ReduceOp op, int... axes) {
    return ReduceOps.reduce(this, op, axes);
  }

  @Override
  public final Tensor argReduce(ArgOp op, int axis) {
    return ReduceOps.argReduce(this, op, axis);
  }

  @Override
  public final Tensor cumulative(CumulativeOp op, int axis) {
    return ReduceOps.cumulative(this, op, axis);
  }

  @Override
  public final Tensor argSort(int axis, boolean descending) {
    return ReduceOps.argSort(this, axis, descending);
  }

  @Override
  public final Tensor softmax(int axis) {
    return SoftmaxOps.softmax(this, axis);
  }

  @Override
  public final Tensor logSoftmax(int axis) {
    return SoftmaxOps.logSoftmax(this, axis);
  }

  @Override
  public final Tensor matmul(Tensor other) {
    return MatmulOp.matmul(this, tape.own("matmul", other));
  }

  @Override
  public final Tensor reshape(Shape to) {
    return MovementOps.reshape(this, to);
  }

  @Override
  public final Tensor permute(int... order) {
    return MovementOps.permute(this, order);
  }

  @Override
  public final Tensor expand(Shape to) {
    return MovementOps.expand(this, to);
  }

  @Override
  public final Tensor narrow(int axis, int start, int length, int step) {
    return MovementOps.narrow(this, axis, start, length, step);
  }

  @Override
  public final Tensor pad(int axis, int before, int after, double value) {
    return MovementOps.pad(this, axis, before, after, value);
  }

  @Override
  public final Tensor concat(int axis, List<? extends Tensor> others) {
    return MovementOps.concat(this, axis, others);
  }

  @Override
  public final Tensor flip(int... axes) {
    return MovementOps.flip(this, axes);
  }

  @Override
  public final Tensor gather(int axis, Tensor index) {
    return IndexOps.gather(this, axis, tape.own("gather", index));
  }

  @Override
  public final Tensor scatterAdd(int axis, Tensor index, Tensor source) {
    return IndexOps.scatterAdd(
        this, axis, tape.own("scatterAdd", index), tape.own("scatterAdd", source));
  }

  /** {@code parameter [2, 3] FLOAT32 on pure} and the values, as text. */
  @Override
  public final String toString() {
    return hold.array() == null
        ? "Tensor " + shape + " " + dtype + " on " + backend() + ", released"
        : TensorText.of(this);
  }
}
