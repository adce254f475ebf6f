package dev.nabla.examples.task;

import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands do with arguments that are well formed. */
public final class Arguments {
  private Arguments() {}

  /** The error of an option that says what cannot be, in the words of those that picocli finds. */
  public static ParameterException wrong(
      CommandSpec spec, String option, String value, String why) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': '" + value + "' " + why);
  }

  /** {@code folder}, which is made if it is not there. */
  public static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** The error of a folder that cannot be written. */
  public static NablaException unwritable(Path folder, Exception why) {
    return new NablaException(
        folder.toString(), "a folder to write to", why.toString(), "name another, --out", why);
  }
}
