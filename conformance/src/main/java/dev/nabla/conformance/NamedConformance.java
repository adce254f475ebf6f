package dev.nabla.conformance;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.Backends;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kit on a backend that is told by its name, for {@link Conformance}. */
final class NamedConformance extends BackendConformance {
  /** The name. */
  static final String BACKEND = "nabla.conformance.backend";

  private String name = "";

  @RegisterExtension
  final BeforeAllCallback named =
      context -> name = context.getConfigurationParameter(BACKEND).orElse("");

  @Override
  protected BackendProvider provider() {
    return Backends.provider(name);
  }
}
