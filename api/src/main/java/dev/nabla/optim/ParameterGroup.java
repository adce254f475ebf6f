package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that are learned alike; schedules change the learning rate here.
 *
 * @param <H> the optimizer's hyper-parameters
 */
public final class ParameterGroup<H extends Hyperparameters<H>> {
  private final List<Parameter> parameters;
  private volatile H settings;
  private volatile @Nullable Double initialLearningRate;

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

  /** What schedules count from: the learning rate when this was first asked for. */
  public double initialLearningRate() {
    Double kept = initialLearningRate;
    if (kept == null) {
      kept = learningRate();
      initialLearningRate = kept;
    }
    return kept;
  }

  /** Says what schedules count from that are made from now on. */
  public void initialLearningRate(double rate) {
    initialLearningRate = rate;
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
