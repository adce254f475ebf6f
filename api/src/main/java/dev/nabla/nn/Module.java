package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function with parameters: a layer, or a model made of layers.
 *
 * <p>A module that is a record needs no more than {@link #forward}: its components are its
 * parameters, buffers and child modules, under their own names. A class overrides {@link
 * #components}.
 */
public interface Module {
  /** The module's output for {@code x}. */
  Tensor forward(Tensor x);

  /**
   * What this is made of, in order: {@link Parameter}s, other {@link Tensor}s (buffers) and {@link
   * Module}s. A record's list {@code hidden} of modules gives {@code hidden.0}, {@code hidden.1},
   * …, and a map its keys; numbers, strings and the like are ignored.
   */
  default Map<String, Object> components() {
    return Components.ofRecord(this);
  }

  /** The modules that this one is directly made of, by name. */
  default Map<String, Module> children() {
    return Components.ofType(Module.class, components());
  }

  /**
   * All parameters, this module's first and then each child's: {@code lin.weight}, {@code
   * lin.bias}.
   */
  default Map<String, Parameter> namedParameters() {
    Map<String, Parameter> named = Components.ofType(Parameter.class, components());
    children()
        .forEach(
            (child, module) ->
                module
                    .namedParameters()
                    .forEach((name, parameter) -> named.put(child + "." + name, parameter)));
    return named;
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

  /** All tensors that are kept with the module but not learned, named as parameters are. */
  default Map<String, Tensor> namedBuffers() {
    Map<String, Tensor> named = new LinkedHashMap<>();
    Components.ofType(Tensor.class, components())
        .forEach(
            (name, tensor) -> {
              if (!(tensor instanceof Parameter)) {
                named.put(name, tensor);
              }
            });
    children()
        .forEach(
            (child, module) ->
                module.namedBuffers().forEach((name, b) -> named.put(child + "." + name, b)));
    return named;
  }

  /**
   * Says whether the module is being trained ({@code true} at first) or used; layers that behave
   * differently in the two override this.
   */
  default void train(boolean training) {
    children().values().forEach(child -> child.train(training));
  }

  /** {@code train(false)}. */
  default void eval() {
    train(false);
  }
}
