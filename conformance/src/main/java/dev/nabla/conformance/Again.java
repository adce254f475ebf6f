package dev.nabla.conformance;

import dev.nabla.backend.KernelBackend;
import org.junit.jupiter.api.function.Executable;

/** How to see a failure again: Java that runs as it stands. */
final class Again {
  private static final String TEST =
      """
      // %s, again, in Java:
      import dev.nabla.conformance.*;
      Conformance.again("%s", "%s").forEach(r -> System.out.println(r.verdict() + " " + r.id() + ": " + r.reason()));
      """;

  private final BackendConformance kit;

  Again(BackendConformance kit) {
    this.kit = kit;
  }

  /** This one test. */
  String test(String id) {
    String literal = id.replace("\\", "\\\\").replace("\"", "\\\"");
    return TEST.formatted(id, kit.provider().name(), literal);
  }

  /**
   * The kernel calls of {@code body}, run once more on the composed backend; nothing where that
   * does not fail, or where it is a long story.
   */
  String kernels(Executable body) {
    KernelJournal journal = new KernelJournal(kit.provider().kernels());
    String name = kit.backend().name();
    try {
      kit.on(KernelBackend.over(name, journal.recording()), body);
      return "";
    } catch (Throwable e) { // as it failed before
      return journal
          .story()
          .map(story -> KernelSnippet.of(kit.provider().name(), story))
          .orElse("");
    }
  }
}
