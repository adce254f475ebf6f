package dev.nabla.examples.task;

import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads what a file of settings says. */
final class TaskFile {
  private TaskFile() {}

  static Task read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new NablaException(
          file.toString(),
          "a file in UTF-8 that can be read",
          String.valueOf(e),
          "mend its path, rights or encoding",
          e);
    }
  }

  /** What {@code text} says; errors call it {@code name}. */
  static Task parse(String name, String text) {
    try {
      Load load = new Load(LoadSettings.builder().setLabel(name).build());
      return Task.of(new Node(name, load.loadFromString(text)), text);
    } catch (YamlEngineException e) {
      throw new NablaException(
          name, "YAML", String.valueOf(e.getMessage()), "mend the line that it names", e);
    }
  }
}
