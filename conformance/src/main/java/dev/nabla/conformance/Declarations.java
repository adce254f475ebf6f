package dev.nabla.conformance;

import dev.nabla.tensor.NablaException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a backend's author says of it, by patterns of test ids, in which {@code *} stands for
 * anything; each with a reason that a user can act on. The kit holds every one to be true, and to
 * be about some test: where the whole kit ran, a pattern that describes none is a failure.
 */
public interface Declarations {
  /**
   * What the backend cannot do, with the reason. Such a test must end in the backend's {@link
   * NablaException} or an {@link UnsupportedOperationException}; one that answers fails.
   */
  default Map<String, String> unsupported() {
    return Map.of();
  }

  /**
   * What the backend's library is known to get wrong, with the reason and a reference to its
   * report. Such a test must fail, else the kit does.
   */
  default Map<String, String> knownBugs() {
    return Map.of();
  }

  /** Where the backend needs more room than the specification gives. */
  default Map<String, Widened> tolerances() {
    return Map.of();
  }

  /** What {@code declared} has for {@code id}. */
  static <T> Optional<T> of(Map<String, T> declared, String id) {
    return declared.entrySet().stream()
        .filter(e -> matches(e.getKey(), id))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether {@code id} is what {@code pattern} describes. */
  static boolean matches(String pattern, String id) {
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return id.matches(regex);
  }

  /** An error if {@code reason} says nothing. */
  static void requireReason(String where, String reason) {
    if (reason.isBlank()) {
      throw new NablaException(where, "a reason", "none", "say why, and what a user can do");
    }
  }
}
