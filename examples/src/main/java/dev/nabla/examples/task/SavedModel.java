package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.data.Standardization;
import dev.nabla.io.Safetensors;
import dev.nabla.nn.Module;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model in a file that says what it is: its weights, and the task that made it.
 *
 * @param task the text of its file
 * @param inputs the names of the columns it takes
 * @param classes what its outputs stand for; empty for a number
 */
record SavedModel(String task, List<String> inputs, List<String> classes, Module model) {
  private static final String TASK = "task";
  private static final String INPUT = "input.";
  private static final String CLASS = "class.";

  void write(Path file) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(TASK, task);
    put(texts, INPUT, inputs);
    put(texts, CLASS, classes);
    Safetensors.write(file, model.stateDict(), texts);
  }

  private static void put(Map<String, String> texts, String prefix, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      texts.put(prefix + i, values.get(i));
    }
  }

  static SavedModel read(Path file, Backend backend) {
    Map<String, String> texts = Safetensors.header(file).metadata();
    String text = texts.get(TASK);
    List<String> inputs = get(texts, INPUT);
    List<String> classes = get(texts, CLASS);
    if (text == null || inputs.isEmpty()) {
      throw new NablaException(
          file.toString(),
          "a model that 'nabla train' wrote",
          "a file that does not say what it is",
          "name the model.safetensors in the folder that it wrote");
    }
    Task task = TaskFile.parse(file.toString(), text);
    List<Module> first =
        task.data().standardize()
            ? List.of(
                new Standardization(
                    backend.zeros(Shape.of(inputs.size())).toBuffer(),
                    backend.ones(Shape.of(inputs.size())).toBuffer()))
            : List.of();
    Module model =
        new Layers(backend, inputs.size(), Math.max(1, classes.size())).model(first, task.model());
    model.loadStateDict(Safetensors.read(file, backend));
    model.eval();
    return new SavedModel(text, inputs, classes, model);
  }

  private static List<String> get(Map<String, String> texts, String prefix) {
    List<String> values = new ArrayList<>();
    for (String next = texts.get(prefix + 0); next != null; ) {
      values.add(next);
      next = texts.get(prefix + values.size());
    }
    return values;
  }
}
