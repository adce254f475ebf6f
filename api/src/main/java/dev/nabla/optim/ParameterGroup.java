package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import java.util.List;

/**
 * Parameters that are learned alike; schedules change the learning rate here.
 *
 * @param <H> the optimizer's hyper-parameters
 */
public final class ParameterGroup<H extends Hyperparameters<H>> {
  private final List<Parameter> parameters;
  private volatile H settings;

  /** A group; an optimizer refuses an empty one. */
  public ParameterGroup(List<Parameter> parameters, H settings) {
    this.parameters = List.copyOf(parameters);
    this.settings = settings;
  }

  /** The parameters in their order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** What governs the next step. */
  public H settings() {
    return settings;
  }

  /** Has {@code settings} govern the next step. */
  public void settings(H settings) {
    this.settings = settings;
  }

  /** How far the next step goes. */
  public double learningRate() {
    return settings.learningRate();
  }

  /** Says how far the next step goes. */
  public void learningRate(double learningRate) {
    settings(settings.learningRate(learningRate));
  }

  /** The momentum, or the first beta; an error where there is neither. */
  public double momentum() {
    return settings.momentum();
  }

  /** Says the momentum, or the first beta. */
  public void momentum(double momentum) {
    settings(settings.momentum(momentum));
  }
}
