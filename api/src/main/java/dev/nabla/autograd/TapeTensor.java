package dev.nabla.autograd;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GradientHook;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.RetainedGradient;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A tensor on a tape: an array, and the node of the operation that made it if it was recorded. */
class TapeTensor<A> extends TapePrimitives<A> {
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

  @Override
  final TapeTensor<A> self() {
    return this;
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
   * The raw array for the kernel about to run, which stays held for whatever other threads assign
   * or release; an error once released.
   */
  A array() {
    A array = hold.array(); // before it is asked whether that is to be pinned
    array = hold.isCounted() ? pinned() : array;
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
      TapeTensor<?>[] operands = new TapeTensor<?>[edges.length];
      Arrays.setAll(operands, i -> edges[i].operand());
      thread.anomaly.checkResult(op, this, operands);
    }
    if (needed && thread.recording) {
      node = tape.recorded(Node.of(tape.nextAge(), op, edges));
    }
    return this;
  }

  /** {@link #from(String, Edge...)} for two operands, whose rules are null where none is needed. */
  final TapeTensor<A> from(
      String op, TapeTensor<A> a, @Nullable Rule left, TapeTensor<A> b, @Nullable Rule right) {
    ThreadState thread = tape.thread();
    if (thread.anomaly != null) {
      thread.anomaly.checkResult(op, this, a, b);
    }
    if (thread.recording && (left != null || right != null)) {
      node = tape.recorded(Node.of(tape.nextAge(), op, a, left, b, right));
    }
    return this;
  }

  /** {@link #from(String, Edge...)} with one rule that gives the gradients of all operands. */
  final TapeTensor<A> from(String op, Joint rule, TapeTensor<?>... operands) {
    ThreadState thread = tape.thread();
    if (thread.anomaly != null) {
      thread.anomaly.checkResult(op, this, operands);
    }
    if (thread.recording && Arrays.stream(operands).anyMatch(TapeTensor::requiresGrad)) {
      node = tape.recorded(Node.of(tape.nextAge(), op, rule, operands));
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
          "check that a parameter took part, not frozen, outside noGrad(…) and detach()");
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
    return isConstant() ? this : alias(null);
  }

  /** Whether no history and no assignment tells this from an alias of its own. */
  boolean isConstant() {
    return node == null;
  }

  @Override
  public final Buffer toBuffer() {
    return tape.buffer(this);
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

  /** {@code Parameter [2, 3] FLOAT32 on pure} and the values, as text. */
  @Override
  public final String toString() {
    return hold.array() == null
        ? "Tensor " + shape + " " + dtype + " on " + backend() + ", released"
        : TensorText.of(this);
  }
}
