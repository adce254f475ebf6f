package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The kit, or a part of it, run on a broken backend. */
final class BrokenKit {
  /** A rule that each of them keeps. */
  private static final String CONTROL = "nestedArrays";

  /** JUnit makes the class under test itself: here it finds the provider. */
  private static BackendProvider next = new PureProvider();

  static class Broken extends BackendConformance {
    private final BackendProvider provider = next;

    @Override
    protected BackendProvider provider() {
      return provider;
    }

    /** What is broken here keeps Java's memory, of which the weighing is exact. */
    @Override
    public boolean weighsNativeMemory() {
      return true;
    }

    /** No test here: {@link GoldenCatchesTest} has the recorded vectors. */
    @Override
    public Stream<DynamicTest> golden() {
      return Stream.empty();
    }

    /** Nor here: what is wrong must fail by a rule, not by a recording alone. */
    @Override
    public Stream<DynamicTest> twins() {
      return Stream.empty();
    }
  }

  private BrokenKit() {}

  /** What fails of the whole kit. */
  static Set<String> failures(BackendProvider broken) {
    Events tests = run(broken, selectClass(Broken.class));
    long ran = tests.started().count();
    assertTrue(ran > 1500, () -> "the kit but its vectors, not " + ran + " tests");
    Set<String> failed = failed(tests);
    assertTrue(failed.size() < ran / 2, () -> "what works must pass, but failed: " + failed.size());
    return failed;
  }

  /**
   * Has {@code method} of the kit fail in {@code tests} among others, where a kit without the fault
   * passes.
   */
  static void assertCaught(BackendProvider broken, String method, String... tests) {
    DiscoverySelector selected = selectMethod(Broken.class, method);
    Set<String> failed = failed(run(broken, selected, selectMethod(Broken.class, CONTROL)));
    for (String test : tests) {
      assertTrue(failed.contains(test), () -> test + " is not among the failures " + failed);
    }
    assertFalse(failed.contains(CONTROL + "()"), "what works must pass");
  }

  /** What each failure of the whole kit says. */
  static List<String> messages(BackendProvider broken) {
    return run(broken, selectClass(Broken.class)).failed().stream()
        .map(BrokenKit::message)
        .toList();
  }

  /** What the failure of {@code test}, one of {@code method} of the kit, says. */
  static String message(BackendProvider broken, String method, String test) {
    return run(broken, selectMethod(Broken.class, method)).failed().stream()
        .filter(e -> e.getTestDescriptor().getDisplayName().equals(test))
        .map(BrokenKit::message)
        .findFirst()
        .orElseThrow(() -> new AssertionError(test + " did not fail"));
  }

  private static Events run(BackendProvider broken, DiscoverySelector... selected) {
    next = broken;
    return EngineTestKit.engine("junit-jupiter").selectors(selected).execute().testEvents();
  }

  /** The name of what failed, which says how to run it again. */
  private static String shown(Event failed) {
    String name = failed.getTestDescriptor().getDisplayName();
    String message = message(failed);
    assertTrue(message.contains("\nConformance.again(\"broken\", \""), () -> name + ": " + message);
    return name;
  }

  private static String message(Event failed) {
    return failed
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElse("");
  }

  private static Set<String> failed(Events tests) {
    Set<String> names = new TreeSet<>();
    tests.failed().stream().forEach(e -> names.add(shown(e)));
    return names;
  }
}
