package dev.nabla.autograd;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A leaf of the graph, whose array may be replaced and in which gradients add up. */
final class TapeParameter<A> extends TapeTensor<A> implements Parameter {
  private final Node leaf;
  private volatile int version;
  private volatile boolean frozen;
  private @Nullable TapeTensor<A> grad;

  TapeParameter(TapeTensor<A> value) {
    super(value.tape(), value.sharedHold(), value.shape(), value.dtype());
    this.leaf = Node.leaf(value.tape().nextAge(), this);
  }

  /** How often it was assigned. */
  int version() {
    return version;
  }

  @Override
  @Nullable Node node() {
    return frozen ? null : leaf;
  }

  @Override
  public void requiresGrad(boolean required) {
    frozen = !required;
  }

  @Override
  A array() {
    Node walking = tape().thread().walking;
    if (walking != null) {
      walking.checkUnchanged(this);
    }
    return super.array();
  }

  @Override
  public synchronized void assign(Tensor value) {
    TapeTensor<A> own = tape().own("assign", value);
    if (!shape().equals(own.shape()) || dtype() != own.dtype()) {
      throw new NablaException(
          "assign",
          "a value of shape " + shape() + " and dtype " + dtype(),
          "shape " + own.shape() + " and dtype " + own.dtype(),
          "reshape or convert it; a parameter keeps its shape");
    }
    hold().replace(own.sharedHold());
    version = version + 1;
  }

  @Override
  public synchronized boolean hasGrad() {
    return grad != null;
  }

  @Override
  public synchronized Tensor grad() {
    if (grad == null) {
      throw new NablaException(
          "grad",
          "a gradient",
          "none for the parameter of shape " + shape(),
          "call backward() on a result computed from it first");
    }
    return grad.alias(grad.node());
  }

  @Override
  public synchronized void zeroGrad() {
    keepGrad(null);
  }

  /** Computes the sum of {@code gradient} and what there is; the result keeps it. */
  synchronized Runnable accumulation(Tensor gradient) {
    TapeTensor<A> before = grad;
    Tensor sum = before == null ? gradient : before.add(gradient);
    return () -> accumulate(before, sum, gradient);
  }

  private synchronized void accumulate(@Nullable Tensor before, Tensor sum, Tensor gradient) {
    boolean alone = grad == before; // else another thread added its own meanwhile
    Tensor current = alone ? sum : grad == null ? gradient : grad.add(gradient);
    TapeTensor<A> own = tape().own("backward", current);
    keepGrad(own.unwatchedAlias(own.node()));
  }

  private void keepGrad(@Nullable TapeTensor<A> next) {
    if (next != null) {
      next.watchedBy(null); // no scope: it ends with the parameter, or when replaced
    }
    if (grad != null) {
      grad.hold().release();
    }
    grad = next;
  }
}
