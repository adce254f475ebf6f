package dev.nabla.backend;

import dev.nabla.optim.Adadelta;
import dev.nabla.optim.Adafactor;
import dev.nabla.optim.Adagrad;
import dev.nabla.optim.Adam;
import dev.nabla.optim.AdamW;
import dev.nabla.optim.Adamax;
import dev.nabla.optim.Asgd;
import dev.nabla.optim.Lbfgs;
import dev.nabla.optim.Lion;
import dev.nabla.optim.NAdam;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.RAdam;
import dev.nabla.optim.RmsProp;
import dev.nabla.optim.Rprop;
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

  /** Adam, with averages of the gradient and of its square: see {@link Adam}. */
  default Optimizer adam(List<Parameter> parameters, double learningRate) {
    return adam(parameters, new Adam.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Adam}. */
  default Optimizer adam(List<Parameter> parameters, Adam.Options options) {
    return new Adam(parameters, options);
  }

  /** Adam whose weight decay is no part of the gradient: see {@link AdamW}. */
  default Optimizer adamW(List<Parameter> parameters, double learningRate) {
    return adamW(parameters, new AdamW.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link AdamW}. */
  default Optimizer adamW(List<Parameter> parameters, AdamW.Options options) {
    return new AdamW(parameters, options);
  }

  /** Adam with the greatest gradient in the place of the average square: see {@link Adamax}. */
  default Optimizer adamax(List<Parameter> parameters, double learningRate) {
    return adamax(parameters, new Adamax.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Adamax}. */
  default Optimizer adamax(List<Parameter> parameters, Adamax.Options options) {
    return new Adamax(parameters, options);
  }

  /** Adam with Nesterov's momentum: see {@link NAdam}. */
  default Optimizer nAdam(List<Parameter> parameters, double learningRate) {
    return nAdam(parameters, new NAdam.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link NAdam}. */
  default Optimizer nAdam(List<Parameter> parameters, NAdam.Options options) {
    return new NAdam(parameters, options);
  }

  /** Adam without the first steps' great variance: see {@link RAdam}. */
  default Optimizer rAdam(List<Parameter> parameters, double learningRate) {
    return rAdam(parameters, new RAdam.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link RAdam}. */
  default Optimizer rAdam(List<Parameter> parameters, RAdam.Options options) {
    return new RAdam(parameters, options);
  }

  /** {@code p = p - learningRate * grad / sqrt(average of grad^2)}: see {@link RmsProp}. */
  default Optimizer rmsProp(List<Parameter> parameters, double learningRate) {
    return rmsProp(parameters, new RmsProp.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link RmsProp}. */
  default Optimizer rmsProp(List<Parameter> parameters, RmsProp.Options options) {
    return new RmsProp(parameters, options);
  }

  /** {@code p = p - learningRate * grad / sqrt(sum of grad^2)}: see {@link Adagrad}. */
  default Optimizer adagrad(List<Parameter> parameters, double learningRate) {
    return adagrad(parameters, new Adagrad.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Adagrad}. */
  default Optimizer adagrad(List<Parameter> parameters, Adagrad.Options options) {
    return new Adagrad(parameters, options);
  }

  /** Steps as large as those before were on average: see {@link Adadelta}. */
  default Optimizer adadelta(List<Parameter> parameters, double learningRate) {
    return adadelta(parameters, new Adadelta.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Adadelta}. */
  default Optimizer adadelta(List<Parameter> parameters, Adadelta.Options options) {
    return new Adadelta(parameters, options);
  }

  /** Steps by the signs of the gradients, for whole batches: see {@link Rprop}. */
  default Optimizer rprop(List<Parameter> parameters, double learningRate) {
    return rprop(parameters, new Rprop.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Rprop}. */
  default Optimizer rprop(List<Parameter> parameters, Rprop.Options options) {
    return new Rprop(parameters, options);
  }

  /** Gradient descent that averages the parameters: see {@link Asgd}. */
  default Optimizer asgd(List<Parameter> parameters, double learningRate) {
    return asgd(parameters, new Asgd.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Asgd}. */
  default Optimizer asgd(List<Parameter> parameters, Asgd.Options options) {
    return new Asgd(parameters, options);
  }

  /** Quasi-Newton steps, which need a closure: see {@link Lbfgs}. */
  default Optimizer lbfgs(List<Parameter> parameters, double learningRate) {
    return lbfgs(parameters, new Lbfgs.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Lbfgs}. */
  default Optimizer lbfgs(List<Parameter> parameters, Lbfgs.Options options) {
    return new Lbfgs(parameters, options);
  }

  /** Adam-like steps whose state is small for matrices: see {@link Adafactor}. */
  default Optimizer adafactor(List<Parameter> parameters, double learningRate) {
    return adafactor(parameters, new Adafactor.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Adafactor}. */
  default Optimizer adafactor(List<Parameter> parameters, Adafactor.Options options) {
    return new Adafactor(parameters, options);
  }

  /** Steps by the signs of an average gradient: see {@link Lion}. */
  default Optimizer lion(List<Parameter> parameters, double learningRate) {
    return lion(parameters, new Lion.Options().learningRate(learningRate));
  }

  /** The same with its other settings: see {@link Lion}. */
  default Optimizer lion(List<Parameter> parameters, Lion.Options options) {
    return new Lion(parameters, options);
  }
}
