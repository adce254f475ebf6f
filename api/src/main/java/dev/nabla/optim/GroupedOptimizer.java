package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
  private final List<ParameterState> states = new ArrayList<>();

  /**
   * An optimizer of {@code groups}, at least one, in which no parameter comes twice.
   *
   * @param name what errors call it
   */
  protected GroupedOptimizer(String name, List<ParameterGroup<H>> groups) {
    this.fit = new Fit(name);
    this.groups = List.copyOf(groups);
    this.parameters = fit.parameters(groups);
    parameters.forEach(parameter -> states.add(new ParameterState()));
  }

  /**
   * The value that {@code parameter} takes: it is unrecorded, as are the gradient and what the
   * state keeps. Other tensors made here may be released when the step ends.
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
    parameters.get(0).passing(this::update);
  }

  private void update() {
    List<Change> changes = new ArrayList<>(parameters.size());
    try {
      for (int i = 0, g = 0; g < groups.size(); g++) {
        ParameterGroup<H> group = groups.get(g);
        for (int last = i + group.parameters().size(); i < last; i++) {
          prepare(parameters.get(i), i, group.settings(), changes);
        }
      }
      for (int i = 0; i < changes.size(); i++) {
        changes.get(i).take();
      }
    } catch (RuntimeException | Error e) {
      changes.forEach(Change::undo);
      throw e;
    }
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).state.commit();
    }
  }

  private void prepare(Parameter parameter, int number, H settings, List<Change> changes) {
    if (parameter.hasGrad()) {
      Tensor grad = parameter.grad().detach();
      Change change = new Change(parameter, states.get(number));
      changes.add(change); // from here on its state may change
      change.next = update(change.before, grad, change.state, settings);
    }
  }

  /** The next value of a parameter. */
  private static final class Change {
    private final Parameter parameter;
    private final ParameterState state;
    private final Tensor before;
    private Tensor next;
    private boolean taken;

    Change(Parameter parameter, ParameterState state) {
      this.parameter = parameter;
      this.state = state;
      this.before = parameter.detach();
      this.next = before;
    }

    void take() {
      parameter.assign(next);
      taken = true;
    }

    /** Assigns only where it must: else a graph that reads the parameter could not be walked. */
    void undo() {
      if (taken) {
        parameter.assign(before);
      }
      state.rollBack();
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
    return new OptimizerState(
        states.stream().map(ParameterState::save).toList(),
        groups.stream().map(g -> SettingsByName.save(g.settings())).toList());
  }

  @Override
  public void restore(OptimizerState state) {
    fit.requireCounts(groups.size(), parameters.size(), state);
    List<H> settings = restoredSettings(state.groups());
    List<ParameterState> restored = restoredStates(state.parameters());
    for (int i = 0; i < settings.size(); i++) {
      groups.get(i).settings(settings.get(i));
    }
    states.clear();
    states.addAll(restored);
  }

  private List<H> restoredSettings(List<Map<String, Double>> saved) {
    List<H> settings = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      settings.add(SettingsByName.restore(groups.get(i).settings(), saved.get(i)));
    }
    return settings;
  }

  private List<ParameterState> restoredStates(List<PerParameter> saved) {
    for (int i = 0; i < saved.size(); i++) {
      Parameter like = parameters.get(i);
      saved
          .get(i)
          .tensors()
          .forEach((name, t) -> fit.require(name, stateShape(name, like.shape()), like, t));
    }
    return saved.stream().map(ParameterState::of).toList();
  }

  @Override
  public String toString() {
    return fit.optimizer() + groups.stream().map(g -> g.settings().toString()).toList();
  }
}
