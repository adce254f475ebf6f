package dev.nabla.examples.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;

/** Whether newer Javas will warn of the native code of an engine. */
final class NativeAccessCheck implements Check {
  /** The first that warns. */
  private static final int WARNS = 24;

  private static final String ACCESS = "--enable-native-access";
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access";

  /** What the jar that was started says in the place of the option. */
  static final Attributes.Name IN_MANIFEST = new Attributes.Name("Enable-Native-Access");

  @Override
  public List<Finding> look(Facts facts) {
    boolean nd4j = facts.hasBackend("nd4j");
    if (facts.java() < WARNS || !(nd4j || facts.hasBackend("djl"))) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    if (!has(facts, ACCESS) && Manifests.ofStarted(facts, IN_MANIFEST).isEmpty()) {
      missing.add(ACCESS + "=ALL-UNNAMED");
    }
    if (nd4j && !has(facts, UNSAFE)) {
      missing.add(UNSAFE + "=allow");
    }
    String options = String.join(" ", missing);
    return List.of(
        missing.isEmpty()
            ? Finding.ok("the engines' native code is allowed for")
            : Finding.note(
                "Java " + facts.java() + " warns of the engines' native code",
                "start java with " + options));
  }

  private static boolean has(Facts facts, String option) {
    Optional<String> found =
        facts.options().stream().filter(given -> given.startsWith(option)).findFirst();
    return found.isPresent();
  }
}
