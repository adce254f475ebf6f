package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import java.util.List;

/** Changes parameters so that the loss whose gradients they hold becomes less. */
public interface Optimizer {
  /** The parameters it changes, at least one. */
  List<Parameter> parameters();

  /** Changes each parameter that has a gradient. */
  void step();

  /** Forgets the gradients of all parameters. */
  default void zeroGrad() {
    parameters().forEach(Parameter::zeroGrad);
  }
}
