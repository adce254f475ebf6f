package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import dev.nabla.conformance.Widened;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What an author declares is held to be true, and the report is what ran. */
class VerdictsTest {
  @TempDir private Path folder;

  /**
   * No sine, a logarithm that is some units off in FLOAT64, and a tangent that is plainly wrong.
   */
  static class Declared extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return BrokenBackends.kernels(
          new BrokenBackends.PureForwarding() {
            @Override
            public Strided unary(UnaryOp op, Strided a) {
              return switch (op) {
                case SIN ->
                    throw new NablaException("sin", "a sine", "none here", "take the cosine");
                case LOG ->
                    dtype(a) == DType.FLOAT64 ? nudged(super.unary(op, a)) : super.unary(op, a);
                case TAN -> super.unary(UnaryOp.NEG, a);
                default -> super.unary(op, a);
              };
            }

            private Strided nudged(Strided a) {
              HostArray more = HostArray.generate(dtype(a), 1, i -> 1 + 1e-14);
              return binary(BinaryOp.MUL, a, create(more, Shape.of()));
            }
          });
    }

    @Override
    public Map<String, String> unsupported() {
      return Map.of("sin/*", "the library has none", "exp/f32/*", "a slip", "tan/*", "a lie");
    }

    @Override
    public Map<String, String> knownBugs() {
      return Map.of("eq/f32/thirteen", "cured long ago");
    }

    @Override
    public Map<String, Widened> tolerances() {
      return Map.of("log/*", new Widened(100, "a short table"), "abs/*", new Widened(9, "none"));
    }
  }

  /** Nothing can be read as it was put in. */
  static class Unreadable extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return BrokenBackends.kernels(
          new BrokenBackends.PureForwarding() {
            @Override
            public HostArray read(Strided a) {
              HostArray read = super.read(a);
              return HostArray.generate(read.dtype(), read.length(), i -> read.getDouble(i) + 1);
            }
          });
    }
  }

  /** A reason that says nothing. */
  static class Unexplained extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return new PureProvider();
    }

    @Override
    public Map<String, String> knownBugs() {
      return Map.of("eq/*", " ");
    }
  }

  @Test
  void declarationsAreHeldToBeTrue() throws IOException {
    requireReported(run(selectMethod(Declared.class, "golden")));
    Map<String, JsonObject> tests = tests();
    assertEquals("UNSUPPORTED the library has none", told(tests, "sin/f32/thirteen"));
    assertEquals(
        "FAIL declared unsupported, but answered: a slip", told(tests, "exp/f32/thirteen"));
    String wrong = told(tests, "tan/f64/thirteen");
    assertTrue(wrong.startsWith("FAIL declared unsupported, but not refused: a lie; tan/"), wrong);
    assertEquals(
        "FAIL no longer a known bug, so drop it from knownBugs(): cured long ago",
        told(tests, "eq/f32/thirteen"));
    assertEquals("PASS tolerance widened by 100.0: a short table", told(tests, "log/f64/thirteen"));
    assertEquals("PASS tolerance widened by 9.0: none", told(tests, "abs/f32/thirteen"));
    assertEquals("PASS ", told(tests, "relu/f32/thirteen"));
    JsonObject log = tests.get("log/f64/thirteen");
    assertTrue(log.get("error").getAsDouble() > 4, log::toString);
    assertTrue(log.get("allowed").getAsDouble() >= 400, log::toString);
    assertTrue(page().contains("a short table"), "the page gives the reason");
  }

  @Test
  void nothingIsJudgedOnABrokenFloor() throws IOException {
    EngineExecutionResults ran = run(selectClass(Unreadable.class));
    long above = 0;
    for (JsonObject test : tests().values()) {
      boolean lowest = test.get("tier").getAsString().equals("L0");
      String verdict = test.get("verdict").getAsString();
      assertTrue(lowest || verdict.equals("BLOCKED"), test::toString);
      above += lowest ? 0 : 1;
    }
    assertTrue(above > 1500, above + " blocked");
    String first = ran.testEvents().aborted().stream().findFirst().orElseThrow().toString();
    assertTrue(first.contains("BLOCKED: stands on L0, of which "), first);
  }

  private void requireReported(EngineExecutionResults ran) throws IOException {
    Events events = ran.testEvents();
    JsonObject report = report();
    assertEquals(events.started().count(), report.getAsJsonArray("tests").size());
    assertEquals(events.failed().count(), counted(report, "FAIL"));
    assertEquals(events.succeeded().count(), counted(report, "PASS"));
    assertEquals(events.aborted().count(), counted(report, "UNSUPPORTED"));
    assertFalse(report.get("whole").getAsBoolean(), "one method is not the kit");
    assertEquals("1", report.get("version").getAsString());
    String java = report.getAsJsonObject("machine").get("java").getAsString();
    assertTrue(java.startsWith(System.getProperty("java.version")), java);
  }

  @Test
  void aDeclarationNeedsAReason() {
    EngineExecutionResults ran = run(selectMethod(Unexplained.class, "golden"));
    assertEquals(0, ran.testEvents().started().count());
    assertEquals(1, ran.containerEvents().failed().count());
  }

  /** Of the whole kit; recordings replaced by one test each, to save time. */
  static class OutOfDate extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return BrokenBackends.kernels(new PureKernels());
    }

    @Override
    @TestFactory
    public Stream<DynamicTest> golden() {
      return Stream.of(DynamicTest.dynamicTest("golden/one", () -> {}));
    }

    @Override
    @TestFactory
    public Stream<DynamicTest> twins() {
      return Stream.of(
          DynamicTest.dynamicTest("twins/one", () -> {}),
          DynamicTest.dynamicTest("golden/one", () -> {}));
    }

    @Override
    public Map<String, String> unsupported() {
      return Map.of("sine/*", "renamed since");
    }

    @Override
    public Map<String, String> knownBugs() {
      return Map.of("golden/two", "gone");
    }

    @Override
    public Map<String, Widened> tolerances() {
      return Map.of("log/*", new Widened(2, "in use"), "log*/f16", new Widened(2, "no such"));
    }
  }

  /** JUnit knows it as an error of the class, the report as failures. */
  @Test
  void aDeclarationAboutNoTestFails() throws IOException {
    EngineExecutionResults ran = run(selectClass(OutOfDate.class));
    String error =
        ran.containerEvents().failed().stream()
            .findFirst()
            .orElseThrow()
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .orElseThrow()
            .getMessage();
    Map<String, JsonObject> tests = tests();
    for (String stale :
        List.of("unsupported/sine/*", "knownBugs/golden/two", "tolerances/log*/f16")) {
      String pattern = stale.substring(stale.indexOf('/') + 1);
      String told = told(tests, "declarations/" + stale);
      String expected =
          "FAIL %s(): expected a pattern of ids of tests that ran, but found '%s', which is none;"
              + " drop the entry, or take the id from the report";
      assertEquals(expected.formatted(stale.substring(0, stale.indexOf('/')), pattern), told);
      assertTrue(error.contains("'" + pattern + "'"), error);
    }
    assertEquals(3, tests.keySet().stream().filter(id -> id.startsWith("declarations/")).count());
    assertEquals(
        List.of("golden/one"),
        ran.testEvents().failed().stream()
            .map(e -> e.getTestDescriptor().getDisplayName())
            .toList(),
        "the second of an id");
    assertTrue(
        told(tests, "golden/one").startsWith("FAIL the id of a test of GoldenRules.golden, too"));
  }

  /** Of a part, nothing can be said. */
  @Test
  void aPartOfTheKitCallsNothingStale() throws IOException {
    EngineExecutionResults ran = run(selectMethod(OutOfDate.class, "golden"));
    assertEquals(0, ran.containerEvents().failed().count());
    assertEquals(1, tests().size());
  }

  private EngineExecutionResults run(DiscoverySelector selector) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selector)
        .configurationParameter("nabla.conformance.report", folder.toString())
        .execute();
  }

  private JsonObject report() throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve("broken.json")))
        .getAsJsonObject();
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("index.html"));
  }

  private Map<String, JsonObject> tests() throws IOException {
    Map<String, JsonObject> tests = new LinkedHashMap<>();
    for (JsonElement test : report().getAsJsonArray("tests")) {
      JsonObject told = test.getAsJsonObject();
      tests.put(told.get("id").getAsString(), told);
    }
    return tests;
  }

  private static long counted(JsonObject report, String verdict) {
    return report.getAsJsonObject("counts").getAsJsonObject("L1").get(verdict).getAsLong();
  }

  private static String told(Map<String, JsonObject> tests, String id) {
    JsonObject test = tests.get(id);
    String reason = test.has("reason") ? test.get("reason").getAsString() : "";
    return test.get("verdict").getAsString() + " " + reason.replaceAll("(?s)\n// .*", "");
  }
}
