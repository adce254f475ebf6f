package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final String name;
  private final List<ParameterGroup<H>> groups;
  private final List<Parameter> parameters;
  private final Map<Parameter, ParameterState> states = new HashMap<>();

  /**
   * An optimizer of {@code groups}, at least one, in which no parameter comes twice.
   *
   * @param name what errors call it
   */
  protected GroupedOptimizer(String name, List<ParameterGroup<H>> groups) {
    this.name = name;
    this.groups = List.copyOf(groups);
    this.parameters = groups.stream().flatMap(g -> g.parameters().stream()).toList();
    if (groups.isEmpty() || groups.stream().anyMatch(g -> g.parameters().isEmpty())) {
      throw new NablaException(
          name,
          "at least one parameter",
          "none",
          "pass model.parameters() of a model that has a layer with weights");
    }
    if (Set.copyOf(parameters).size() < parameters.size()) {
      throw new NablaException(
          name,
          "each parameter once",
          "one of " + parameters.size() + " twice",
          "pass model.parameters(), which names shared ones once");
    }
  }

  /**
   * The value that {@code parameter} takes: it is unrecorded, as are the gradient and what the
   * state keeps.
   *
   * @param parameter its present value
   */
  protected abstract Tensor update(Tensor parameter, Tensor grad, ParameterState state, H settings);

  @Override
  public void step() {
    for (ParameterGroup<H> group : groups) {
      for (Parameter parameter : group.parameters()) {
        if (parameter.hasGrad()) {
          ParameterState state = states.computeIfAbsent(parameter, p -> new ParameterState());
          Tensor grad = parameter.grad().detach();
          parameter.assign(update(parameter.detach(), grad, state, group.settings()));
        }
      }
    }
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
    List<H> settings = restoredSettings(state.groups());
    Map<Parameter, ParameterState> restored = restoredStates(state.parameters());
    for (int i = 0; i < settings.size(); i++) {
      groups.get(i).settings(settings.get(i));
    }
    states.clear();
    states.putAll(restored);
  }

  private List<H> restoredSettings(List<Map<String, Double>> saved) {
    if (saved.size() != groups.size()) {
      throw unfit(groups.size() + " groups", Integer.toString(saved.size()));
    }
    List<H> settings = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      settings.add(SettingsByName.restore(groups.get(i).settings(), saved.get(i)));
    }
    return settings;
  }

  private Map<Parameter, ParameterState> restoredStates(List<PerParameter> saved) {
    if (saved.size() != parameters.size()) {
      throw unfit(parameters.size() + " parameters", Integer.toString(saved.size()));
    }
    Map<Parameter, ParameterState> restored = new HashMap<>();
    for (int i = 0; i < saved.size(); i++) {
      Parameter parameter = parameters.get(i);
      saved.get(i).tensors().forEach((what, tensor) -> requireFit(parameter, what, tensor));
      restored.put(parameter, ParameterState.of(saved.get(i)));
    }
    return restored;
  }

  /** An optimizer may keep smaller tensors than its parameter, but none of another backend. */
  private void requireFit(Parameter parameter, String what, Tensor tensor) {
    boolean small = tensor.shape().size() <= parameter.shape().size();
    if (!small || !tensor.backend().equals(parameter.backend())) {
      throw unfit(
          "'" + what + "' for a parameter " + parameter.shape() + " on " + parameter.backend(),
          tensor.shape() + " on " + tensor.backend());
    }
  }

  private NablaException unfit(String expected, String found) {
    return new NablaException(
        name, expected, found, "restore the state of an optimizer of the same parameters");
  }

  @Override
  public String toString() {
    return name + groups.stream().map(g -> g.settings().toString()).toList();
  }
}
