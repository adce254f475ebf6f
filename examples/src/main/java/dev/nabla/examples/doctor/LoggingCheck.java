package dev.nabla.examples.doctor;

import java.util.List;

/** Whether slf4j, which the engines log through, has somewhere to log to. */
final class LoggingCheck implements Check {
  private static final List<String> BINDINGS =
      List.of(
          "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
          "org/slf4j/impl/StaticLoggerBinder.class");

  @Override
  public List<Finding> look(Facts facts) {
    if (!facts.has("org/slf4j/Logger.class")) {
      return List.of();
    }
    return List.of(
        BINDINGS.stream().anyMatch(facts::has)
            ? Finding.ok("slf4j has a binding")
            : Finding.note(
                "slf4j has no binding, and prints three lines about it",
                "add org.slf4j:slf4j-nop, or the binding of your choice"));
  }
}
