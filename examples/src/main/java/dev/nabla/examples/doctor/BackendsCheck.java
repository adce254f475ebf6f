package dev.nabla.examples.doctor;

import dev.nabla.backend.Backends.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Which backends are on the class path, and why one is refused: a jar it lacks, say. */
final class BackendsCheck implements Check {
  private static final String CHOICE = "nabla.backend";

  @Override
  public List<Finding> look(Facts facts) {
    if (facts.backends().isEmpty()) {
      return List.of(
          Finding.problem(
              "no backend is on the class path", "add the jar of dev.nabla:nabla-backend-pure"));
    }
    List<Finding> findings = new ArrayList<>();
    for (Candidate c : facts.backends()) {
      String named = "backend " + c.name() + " (" + c.version() + ")";
      findings.add(
          c.unavailable()
              .map(why -> Finding.problem(named + " is refused", why))
              .orElse(Finding.ok(named + " is usable")));
    }
    String choice = facts.property(CHOICE).strip();
    boolean wrapped = choice.indexOf('(') >= 0;
    if (!choice.isEmpty() && !wrapped && !facts.hasBackend(choice)) {
      findings.add(
          Finding.problem(
              "-D" + CHOICE + " names '" + choice + "', which is not on the class path",
              "name another, or add its jar"));
    }
    return findings;
  }
}
