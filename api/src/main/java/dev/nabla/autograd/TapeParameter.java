package dev.nabla.autograd;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A leaf of the graph, in which gradients add up. */
final class TapeParameter<A> extends TapeVariable<A> implements Parameter {
  private final Node leaf;
  private volatile boolean frozen;
  private @Nullable TapeTensor<A> grad;

  TapeParameter(TapeTensor<A> value) {
    super(value);
    this.leaf = Node.leaf(value.tape().nextAge(), this);
  }

  @Override
  String kind() {
    return "parameter";
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
  public synchronized void grad(Tensor gradient) {
    TapeTensor<A> own = tape().own("grad", gradient);
    Gradients.requireLike("grad", this, own);
    keepGrad(own.unwatchedAlias(null));
  }

  @Override
  public synchronized void zeroGrad() {
    keepGrad(null);
  }

  @Override
  public void passing(Runnable body) {
    tape().passing(body);
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
      tape().kept(next);
      next.watchedBy(null); // no scope: it ends with the parameter, or when replaced
    }
    if (grad != null) {
      grad.hold().release();
    }
    grad = next;
  }
}
