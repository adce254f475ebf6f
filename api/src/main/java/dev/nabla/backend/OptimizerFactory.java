package dev.nabla.backend;

import dev.nabla.optim.Optimizer;
import dev.nabla.optim.Sgd;
import dev.nabla.tensor.Parameter;
import java.util.List;

/**
 * Optimizers of one group of parameters; the classes themselves take several groups.
 *
 * <p>PyTorch's defaults hold for what is not named.
 */
public interface OptimizerFactory {
  /** {@code p = p - learningRate * grad}: see {@link Sgd}. */
  default Optimizer sgd(List<Parameter> parameters, double learningRate) {
    return sgd(parameters, new Sgd.Options().learningRate(learningRate));
  }

  /** The same with a momentum, a weight decay and the like: see {@link Sgd}. */
  default Optimizer sgd(List<Parameter> parameters, Sgd.Options options) {
    return new Sgd(parameters, options);
  }
}
