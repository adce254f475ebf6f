package dev.nabla.conformance;

import dev.nabla.tensor.NablaException;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** The verdict on one test: what happened beside what was declared. */
record Judgement(Verdict verdict, String reason) {
  static Judgement of(
      Declarations declared, String id, Optional<Throwable> thrown, Optional<Widened> widened) {
    if (thrown.isPresent() && thrown.get() instanceof TestAbortedException) {
      return new Judgement(Verdict.NOT_APPLICABLE, String.valueOf(thrown.get().getMessage()));
    }
    Optional<String> missing = Declarations.of(declared.unsupported(), id);
    if (missing.isPresent()) {
      return unsupported(missing.get(), thrown);
    }
    Optional<String> bug = Declarations.of(declared.knownBugs(), id);
    if (bug.isPresent()) {
      return knownBug(bug.get(), thrown);
    }
    return thrown
        .map(e -> new Judgement(Verdict.FAIL, KitExtension.message(e)))
        .orElseGet(() -> new Judgement(Verdict.PASS, widened.map(Judgement::told).orElse("")));
  }

  /** That of a test whose id another rule has already. */
  static Judgement taken(String rule, String other) {
    return new Judgement(
        Verdict.FAIL, "the id of a test of " + other + ", too: give that of " + rule + " another");
  }

  /** The same, and how to see it again. */
  Judgement with(String snippets) {
    return new Judgement(verdict, reason + (reason.endsWith("\n") ? "" : "\n") + snippets);
  }

  private static String told(Widened widened) {
    return "tolerance widened by " + widened.factor() + ": " + widened.reason();
  }

  private static Judgement unsupported(String reason, Optional<Throwable> thrown) {
    if (thrown.isEmpty()) {
      return new Judgement(Verdict.FAIL, "declared unsupported, but answered: " + reason);
    }
    if (!refused(thrown.get())) {
      String message = "declared unsupported, but not refused: " + reason + "; ";
      return new Judgement(Verdict.FAIL, message + KitExtension.message(thrown.get()));
    }
    return new Judgement(Verdict.UNSUPPORTED, reason);
  }

  private static Judgement knownBug(String reason, Optional<Throwable> thrown) {
    return thrown
        .map(e -> new Judgement(Verdict.KNOWN_BUG, reason + " (" + firstLine(e) + ")"))
        .orElseGet(
            () ->
                new Judgement(
                    Verdict.FAIL, "no longer a known bug, so drop it from knownBugs(): " + reason));
  }

  /** Whether the backend said no, rather than something wrong. */
  private static boolean refused(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof NablaException || e instanceof UnsupportedOperationException) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable e) {
    return KitExtension.message(e).lines().findFirst().orElse("");
  }

  /** Ends the test as JUnit knows it: passed, aborted with the verdict's name, or failed. */
  void conclude(Optional<Throwable> thrown) throws Throwable {
    switch (verdict) {
      case PASS -> {}
      case FAIL -> {
        if (thrown.isPresent() && reason.equals(KitExtension.message(thrown.get()))) {
          throw thrown.get();
        }
        throw new AssertionError(reason, thrown.orElse(null));
      }
      default -> throw new TestAbortedException(verdict + ": " + reason);
    }
  }
}
