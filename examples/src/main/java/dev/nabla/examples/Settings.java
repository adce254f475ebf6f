package dev.nabla.examples;

import dev.nabla.tensor.NablaException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the user chose for this run.
 *
 * @param seed what the first weights are drawn from, or none: those of the notebook's run
 * @param model the name of the model that {@code custom} trains
 * @param pictures the folder that pictures go to
 */
record Settings(OptionalLong seed, String model, Path pictures) {
  /** The model of the notebook. */
  static final String MODEL = "linear-regression";

  /** The folder of pictures unless another is named. */
  static final String PICTURES = "pictures";

  /** The choice that prints what the notebook shows. */
  static final Settings NOTEBOOK = new Settings(OptionalLong.empty(), MODEL);

  /** With pictures in their usual folder. */
  Settings(OptionalLong seed, String model) {
    this(seed, model, Path.of(PICTURES));
  }

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
