package dev.nabla.examples.doctor;

import dev.nabla.backend.Backends.Candidate;
import java.util.List;

/** Whether {@code pure} uses the Vector API; its version says why it does not. */
final class VectorCheck implements Check {
  private static final String NONE = "no vectors: ";

  @Override
  public List<Finding> look(Facts facts) {
    return facts.backends().stream()
        .filter(backend -> backend.name().equals("pure"))
        .map(Candidate::version)
        .map(VectorCheck::finding)
        .toList();
  }

  private static Finding finding(String version) {
    int none = version.indexOf(NONE);
    return none < 0
        ? Finding.ok("backend pure uses the Vector API")
        : Finding.note(
            "backend pure does not use the Vector API, without which large matrix products take"
                + " two to ten times as long",
            version.substring(none + NONE.length()));
  }
}
