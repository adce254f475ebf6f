package dev.nabla.view;

import dev.nabla.nn.Calls;
import dev.nabla.nn.Component;
import dev.nabla.nn.IncompatibleKeys;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A stand-in for a module that tells of its calls; all else that a module does it leaves to it. */
final class HeardModule implements Module {
  private final Module inner;

  HeardModule(Module inner) {
    this.inner = inner;
  }

  @Override
  public Tensor forward(Tensor x) {
    return Calls.forward(inner, x);
  }

  @Override
  public Map<String, Object> components() {
    return inner.components();
  }

  @Override
  public Map<String, Component> children() {
    return inner.children();
  }

  @Override
  public Map<String, Component> namedComponents() {
    return inner.namedComponents();
  }

  @Override
  public Map<String, Parameter> namedParameters() {
    return inner.namedParameters();
  }

  @Override
  public List<Parameter> parameters() {
    return inner.parameters();
  }

  @Override
  public Parameter parameter(String name) {
    return inner.parameter(name);
  }

  @Override
  public Map<String, Tensor> namedBuffers() {
    return inner.namedBuffers();
  }

  @Override
  public Map<String, Tensor> stateDict() {
    return inner.stateDict();
  }

  @Override
  public void loadStateDict(Map<String, ? extends Tensor> state) {
    inner.loadStateDict(state);
  }

  @Override
  public IncompatibleKeys loadStateDict(Map<String, ? extends Tensor> state, boolean strict) {
    return inner.loadStateDict(state, strict);
  }

  @Override
  public void train(boolean training) {
    inner.train(training);
  }

  @Override
  public void train() {
    inner.train();
  }

  @Override
  public void eval() {
    inner.eval();
  }

  @Override
  public void apply(Consumer<? super Component> action) {
    inner.apply(action);
  }

  @Override
  public void freeze() {
    inner.freeze();
  }

  @Override
  public void unfreeze() {
    inner.unfreeze();
  }

  @Override
  public void zeroGrad() {
    inner.zeroGrad();
  }

  @Override
  public String summary() {
    return inner.summary();
  }

  @Override
  public String describe() {
    return inner.describe();
  }

  @Override
  public String toString() {
    return inner.toString();
  }
}
