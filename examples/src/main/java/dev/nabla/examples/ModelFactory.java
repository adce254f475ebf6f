package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Module;

/**
 * Makes a model {@code [.., inputs] -> [.., outputs]} on a backend.
 *
 * <p>Bind one by name in a Guice module, with {@code MapBinder<String, ModelFactory>}, and {@code
 * nabla run custom --model NAME} trains it.
 */
@FunctionalInterface
public interface ModelFactory {
  /** A new model with its first weights. */
  Module create(Backend backend, int inputs, int outputs);
}
