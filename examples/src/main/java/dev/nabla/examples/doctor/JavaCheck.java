package dev.nabla.examples.doctor;

import java.util.List;

/** Whether this Java is new enough. */
final class JavaCheck implements Check {
  private static final int LEAST = 17;

  @Override
  public List<Finding> look(Facts facts) {
    String found =
        "Java "
            + facts.property("java.version")
            + ", "
            + facts.property("java.vendor")
            + ", in "
            + facts.property("java.home");
    return List.of(
        facts.java() >= LEAST
            ? Finding.ok(found)
            : Finding.problem(
                found,
                "Nabla needs Java " + LEAST + " or newer: install one, set JAVA_HOME to it"));
  }
}
