package dev.nabla.nn;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What has parameters, buffers and child components under stable names: every {@link Module}, and
 * whatever else learns.
 */
public interface Component {
  /**
   * What this is made of, in order: {@link Parameter}s, other {@link Tensor}s (buffers), {@link
   * Component}s, and the {@link Mode} if it behaves differently in training. A record's list {@code
   * hidden} of modules gives {@code hidden.0}, {@code hidden.1}, …, and a map its keys; numbers,
   * strings and the like are ignored.
   */
  default Map<String, Object> components() {
    return Components.ofRecord(this);
  }

  /** The components that this one is directly made of, by name. */
  default Map<String, Component> children() {
    return Components.ofType(Component.class, components());
  }

  /**
   * This under the empty name, and everything below it, parents first: {@code layers.0.linear1}.
   */
  default Map<String, Component> namedComponents() {
    Map<String, Component> named = new LinkedHashMap<>();
    named.put("", this);
    children()
        .forEach(
            (child, component) ->
                component
                    .namedComponents()
                    .forEach((n, c) -> named.put(n.isEmpty() ? child : child + "." + n, c)));
    return named;
  }

  /**
   * All parameters, this one's first and then each child's: {@code lin.weight}, {@code lin.bias}.
   */
  default Map<String, Parameter> namedParameters() {
    return Components.named(this, Parameter.class);
  }

  /** The values of {@link #namedParameters}; one shared by two modules comes once. */
  default List<Parameter> parameters() {
    return namedParameters().values().stream().distinct().toList();
  }

  /** The parameter of {@link #namedParameters} called {@code name}. */
  default Parameter parameter(String name) {
    Map<String, Parameter> named = namedParameters();
    Parameter found = named.get(name);
    if (found == null) {
      throw new NablaException(
          "module", "a parameter's name", "'" + name + "'", "choose one of " + named.keySet());
    }
    return found;
  }

  /**
   * All tensors that are kept with the module but not learned, named as parameters are; those that
   * change are {@link Buffer}s.
   */
  default Map<String, Tensor> namedBuffers() {
    Map<String, Tensor> named = Components.named(this, Tensor.class);
    named.values().removeIf(Parameter.class::isInstance);
    return named;
  }

  /**
   * All parameters and buffers as they are now, under the keys of PyTorch's {@code state_dict()}
   * and in its order: of each component its parameters, its buffers, and then its children's.
   *
   * <p>The tensors keep these values when the module is trained on.
   */
  default Map<String, Tensor> stateDict() {
    return StateDict.of(this);
  }

  /**
   * Takes over the values of {@code state}, which names every parameter and buffer, and nothing
   * else, with its shape and dtype; an error says what does not fit, and changes nothing.
   *
   * <p>One that several modules share may be named once, or each time with the same value.
   */
  default void loadStateDict(Map<String, ? extends Tensor> state) {
    StateDict.load(this, state, true);
  }

  /**
   * {@link #loadStateDict(Map)}; unless {@code strict}, names that only one side has are left alone
   * and returned. Another shape or dtype is an error all the same.
   */
  default IncompatibleKeys loadStateDict(Map<String, ? extends Tensor> state, boolean strict) {
    return StateDict.load(this, state, strict);
  }

  /**
   * Says whether this and everything below is being trained ({@code true} at first) or used; it
   * sets each {@link Mode} among the components.
   */
  default void train(boolean training) {
    Map<String, Object> components = components();
    Components.ofType(Mode.class, components).values().forEach(mode -> mode.train(training));
    Components.ofType(Component.class, components).values().forEach(c -> c.train(training));
  }

  /** {@code train(true)}. */
  default void train() {
    train(true);
  }

  /** {@code train(false)}. */
  default void eval() {
    train(false);
  }

  /** Has {@code action} see everything below this, children first, and then this. */
  default void apply(Consumer<? super Component> action) {
    children().values().forEach(child -> child.apply(action));
    action.accept(this);
  }

  /** No gradient flows to any of the parameters any more; {@link #unfreeze} undoes it. */
  default void freeze() {
    parameters().forEach(parameter -> parameter.requiresGrad(false));
  }

  /** Gradients flow to all parameters. */
  default void unfreeze() {
    parameters().forEach(parameter -> parameter.requiresGrad(true));
  }

  /** Forgets the gradients of all parameters. */
  default void zeroGrad() {
    parameters().forEach(Parameter::zeroGrad);
  }

  /**
   * A table for people: everything below this as a tree, with its tensors' shapes and how many
   * numbers those are; what is shared counts where it comes first.
   */
  default String summary() {
    return Summary.of(this);
  }

  /**
   * This for people, as PyTorch prints modules: the type, what it was made with, the shapes of its
   * tensors, and a line for each child.
   *
   * <p>A record prints every element of its tensors unless it says {@code toString() { return
   * describe(); }}, which no interface can do for it.
   */
  default String describe() {
    return Description.of(this);
  }
}
