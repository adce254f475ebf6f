package dev.nabla.optim;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/** Changes parameters so that the loss whose gradients they hold becomes less. */
public interface Optimizer {
  /** The parameters it changes, at least one. */
  List<Parameter> parameters();

  /** Changes each parameter that has a gradient. */
  void step();

  /**
   * Changes the parameters by the gradients that {@code closure} leaves, and gives the loss that it
   * returns: it forgets the gradients, computes the loss and calls backward(). Some optimizers call
   * it several times.
   */
  default Tensor step(Supplier<Tensor> closure) {
    Tensor loss = closure.get();
    step();
    return loss;
  }

  /** Forgets the gradients of all parameters. */
  default void zeroGrad() {
    parameters().forEach(Parameter::zeroGrad);
  }

  /** The parameters by what governs them; none where there is nothing for a schedule to change. */
  default List<? extends ParameterGroup<?>> groups() {
    return List.of();
  }

  /** All that it remembers between steps, to go on from later; the tensors never change. */
  default OptimizerState state() {
    throw noState("state");
  }

  /** Goes on from {@code state}; one that does not fit is an error, and changes nothing. */
  default void restore(OptimizerState state) {
    throw noState("restore");
  }

  private NablaException noState(String method) {
    return new NablaException(
        method,
        "an optimizer whose state can be saved",
        getClass().getName(),
        "override state() and restore(…)");
  }
}
