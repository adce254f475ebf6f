package dev.nabla.examples;

import dev.nabla.tensor.NablaException;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the user chose for this run.
 *
 * @param seed what the first weights are drawn from, or none: those of the notebook's run
 * @param model the name of the model that {@code custom} trains
 */
record Settings(OptionalLong seed, String model) {
  /** The model of the notebook. */
  static final String MODEL = "linear-regression";

  /** The choice that prints what the notebook shows. */
  static final Settings NOTEBOOK = new Settings(OptionalLong.empty(), MODEL);

  /** {@code notebook}, unless the weights are to be drawn from a seed. */
  Start start(Start notebook) {
    return seed.isPresent() ? Start.DRAWN : notebook;
  }

  /** The one of {@code models} that was chosen. */
  ModelFactory model(Map<String, ModelFactory> models) {
    ModelFactory factory = models.get(model);
    if (factory == null) {
      throw new NablaException(
          "--model",
          "one of " + String.join(", ", models.keySet()),
          "'" + model + "'",
          Names.remedy(model, models.keySet()));
    }
    return factory;
  }
}
