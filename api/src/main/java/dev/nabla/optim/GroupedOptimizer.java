package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An optimizer of one rule, which it applies to each parameter by itself, with the numbers of the
 * parameter's group.
 *
 * @param <H> the rule's hyper-parameters, a record
 */
public abstract class GroupedOptimizer<H extends Record & Hyperparameters<H>> implements Optimizer {
  private final Fit fit;
  private final List<ParameterGroup<H>> groups;
  private final List<Parameter> parameters;
  private final Map<Parameter, ParameterState> states = new HashMap<>();

  /**
   * An optimizer of {@code groups}, at least one, in which no parameter comes twice.
   *
   * @param name what errors call it
   */
  protected GroupedOptimizer(String name, List<ParameterGroup<H>> groups) {
    this.fit = new Fit(name);
    this.groups = List.copyOf(groups);
    this.parameters = fit.parameters(groups);
  }

  /**
   * The value that {@code parameter} takes: it is unrecorded, as are the gradient and what the
   * state keeps.
   *
   * @param parameter its present value
   */
  protected abstract Tensor update(Tensor parameter, Tensor grad, ParameterState state, H settings);

  /**
   * The shape of what the rule keeps under {@code name}: that of the parameter unless this is
   * overridden. A state of other shapes is not restored.
   */
  protected Shape stateShape(String name, Shape parameter) {
    return parameter;
  }

  /** Each value is known before the first is taken: an error changes nothing. */
  @Override
  public void step() {
    Map<Parameter, Tensor> before = new LinkedHashMap<>();
    Set<Parameter> taken = new HashSet<>();
    try {
      updates(before)
          .forEach(
              (parameter, value) -> {
                parameter.assign(value);
                taken.add(parameter);
              });
    } catch (RuntimeException | Error e) {
      before.forEach((parameter, value) -> undo(parameter, value, taken));
      throw e;
    }
    before.keySet().forEach(parameter -> state(parameter).commit());
  }

  /** The next values; the present ones go into {@code before} as far as states may change. */
  private Map<Parameter, Tensor> updates(Map<Parameter, Tensor> before) {
    Map<Parameter, Tensor> values = new LinkedHashMap<>();
    for (ParameterGroup<H> group : groups) {
      for (Parameter parameter : group.parameters()) {
        if (parameter.hasGrad()) {
          Tensor grad = parameter.grad().detach();
          Tensor value = parameter.detach();
          before.put(parameter, value);
          values.put(parameter, update(value, grad, state(parameter), group.settings()));
        }
      }
    }
    return values;
  }

  /** Assigns only where it must: else a graph that reads the parameter could not be walked. */
  private void undo(Parameter parameter, Tensor value, Set<Parameter> taken) {
    if (taken.contains(parameter)) {
      parameter.assign(value);
    }
    state(parameter).rollBack();
  }

  private ParameterState state(Parameter parameter) {
    return states.computeIfAbsent(parameter, p -> new ParameterState());
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public final List<ParameterGroup<H>> groups() {
    return groups;
  }

  @Override
  public OptimizerState state() {
    List<PerParameter> saved = new ArrayList<>();
    for (Parameter parameter : parameters) {
      saved.add(states.getOrDefault(parameter, new ParameterState()).save());
    }
    return new OptimizerState(
        saved, groups.stream().map(g -> SettingsByName.save(g.settings())).toList());
  }

  @Override
  public void restore(OptimizerState state) {
    fit.requireCounts(groups.size(), parameters.size(), state);
    List<H> settings = restoredSettings(state.groups());
    Map<Parameter, ParameterState> restored = restoredStates(state.parameters());
    for (int i = 0; i < settings.size(); i++) {
      groups.get(i).settings(settings.get(i));
    }
    states.clear();
    states.putAll(restored);
  }

  private List<H> restoredSettings(List<Map<String, Double>> saved) {
    List<H> settings = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      settings.add(SettingsByName.restore(groups.get(i).settings(), saved.get(i)));
    }
    return settings;
  }

  private Map<Parameter, ParameterState> restoredStates(List<PerParameter> saved) {
    for (int i = 0; i < saved.size(); i++) {
      Parameter like = parameters.get(i);
      saved
          .get(i)
          .tensors()
          .forEach((name, t) -> fit.require(name, stateShape(name, like.shape()), like, t));
    }
    Map<Parameter, ParameterState> restored = new HashMap<>();
    for (int i = 0; i < saved.size(); i++) {
      restored.put(parameters.get(i), ParameterState.of(saved.get(i)));
    }
    return restored;
  }

  @Override
  public String toString() {
    return fit.optimizer() + groups.stream().map(g -> g.settings().toString()).toList();
  }
}
