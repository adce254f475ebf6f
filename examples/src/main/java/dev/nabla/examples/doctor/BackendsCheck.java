package dev.nabla.examples.doctor;

import dev.nabla.backend.Backends;
import dev.nabla.backend.Backends.Candidate;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which backends are on the class path, and why one, or the choice, is refused. */
final class BackendsCheck implements Check {
  private static final String CHOICE = "-D" + Backends.PROPERTY;

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
    Optional<Finding> wrong =
        facts.chosen().isPresent() ? refused(facts, facts.chosen().get()) : undecided(facts);
    wrong.ifPresent(findings::add);
    return findings;
  }

  /** One that is refused itself has been said to be. */
  private static Optional<Finding> refused(Facts facts, String choice) {
    if (facts.hasBackend(choice)) {
      return Optional.empty();
    }
    if (choice.indexOf('(') < 0) {
      return Optional.of(
          Finding.problem(
              CHOICE + " names '" + choice + "', which is not on the class path",
              "name another, or add its jar"));
    }
    try {
      Backends.provider(choice);
      return Optional.empty();
    } catch (NablaException e) {
      return Optional.of(
          Finding.problem(CHOICE + " names '" + choice + "'", String.valueOf(e.getMessage())));
    }
  }

  private static Optional<Finding> undecided(Facts facts) {
    return facts.backends().stream().allMatch(c -> c.unavailable().isPresent())
        ? Optional.empty()
        : Optional.of(
            Finding.problem(
                "a run would be refused, for several backends are usable, and none is pure",
                "choose one with " + CHOICE + "=NAME"));
  }
}
