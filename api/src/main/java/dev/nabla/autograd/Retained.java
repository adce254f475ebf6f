package dev.nabla.autograd;

import dev.nabla.tensor.GradientHook;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.RetainedGradient;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A hook that looks and changes nothing. */
final class Retained implements RetainedGradient {
  private final Shape shape;
  private final GradientHook hook;
  private @Nullable Tensor grad;

  Retained(Shape shape, Hooks hooks) {
    this.shape = shape;
    this.hook = hooks.addLast(this::see);
  }

  private synchronized Tensor see(Tensor gradient) {
    grad = grad == null ? gradient : grad.add(gradient);
    return gradient;
  }

  @Override
  public synchronized boolean hasGrad() {
    return grad != null;
  }

  @Override
  public synchronized Tensor grad() {
    if (grad == null) {
      throw new NablaException(
          "retainGrad",
          "a gradient",
          "none for the tensor of shape " + shape,
          "call backward() on a result computed from it first");
    }
    return grad;
  }

  @Override
  public void remove() {
    hook.remove();
  }
}
