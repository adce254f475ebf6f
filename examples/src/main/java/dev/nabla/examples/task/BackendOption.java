package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --backend} of a command that computes. */
public final class BackendOption {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "The backend; by default what -Dnabla.backend names, else pure.")
  private @Nullable String name;

  /** The one that is named, or the default. */
  public Backend get() {
    return name == null ? Backends.get() : Backends.get(name);
  }
}
