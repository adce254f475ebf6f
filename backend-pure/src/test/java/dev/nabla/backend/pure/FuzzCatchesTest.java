package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.nabla.backend.Backend;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.KernelBackend;
import dev.nabla.conformance.BackendFuzz;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The fuzzer itself under test: it finds a planted bug, and says it in a few lines of Java. */
class FuzzCatchesTest {
  private static final Pattern FIRST =
      Pattern.compile("(?s)(import dev.*?\\nclass (\\w+) .*?\\n}\\n)");

  @TempDir Path directory;

  /** A backend of planted kernels, held against the pure one. */
  abstract static class Planted extends BackendFuzz {
    private final Supplier<Kernels<?>> kernels;

    Planted(Supplier<Kernels<?>> kernels) {
      this.kernels = kernels;
    }

    @Override
    protected BackendProvider reference() {
      return new PureProvider();
    }

    @Override
    protected BackendProvider provider() {
      return new BackendProvider() {
        @Override
        public String name() {
          return "planted";
        }

        @Override
        public String version() {
          return "1";
        }

        @Override
        public Optional<String> unavailable() {
          return Optional.empty();
        }

        @Override
        public Kernels<?> kernels() {
          return kernels.get();
        }
      };
    }
  }

  static class StridedSum extends Planted {
    StridedSum() {
      super(PlantedBugs.StridedSum::new);
    }

    @Override
    protected int programs() {
      return 600; // it is that rare
    }
  }

  static class SineFarDown extends Planted {
    SineFarDown() {
      super(PlantedBugs.SineFarDown::new);
    }

    @Override
    protected int programs() {
      return 600;
    }
  }

  @Test
  void sumOfTurnedArray() throws Exception {
    String snippet = caught(StridedSum.class, "programsGiveTheSame");
    assertTrue(steps(snippet) <= 3, snippet);
    assertDiffers(snippet, KernelBackend.over("planted", new PlantedBugs.StridedSum()));
  }

  @Test
  void valueThatIsWrongFarDown() throws Exception {
    String snippet = caught(SineFarDown.class, "programsGiveTheSame");
    assertTrue(steps(snippet) <= 3, snippet);
    assertDiffers(snippet, KernelBackend.over("planted", new PlantedBugs.SineFarDown()));
  }

  /** No other backend is needed for it. */
  @Test
  void slopeThatIsWrongFarDown() {
    String snippet = caught(SineFarDown.class, "gradientsAreSlopes");
    assertTrue(steps(snippet) <= 3, snippet);
    assertTrue(snippet.contains(".grad()"), snippet);
  }

  private static long steps(String snippet) {
    return Pattern.compile("Tensor t\\d").matcher(snippet).results().count();
  }

  /** The first failing program that the error prints. */
  private static String caught(Class<? extends Planted> planted, String test) {
    Map<String, String> messages = new TreeMap<>();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(planted))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .forEach(
            event ->
                messages.put(
                    event.getTestDescriptor().getDisplayName(),
                    event
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse("")));
    String message = String.valueOf(messages.get(test + "(TestReporter)"));
    Matcher matcher = FIRST.matcher(message);
    assertTrue(matcher.find(), message);
    return matcher.group(1);
  }

  /** Compiled as it stands, it gives one thing on the planted backend and another on pure. */
  private void assertDiffers(String snippet, Backend planted) throws Exception {
    Method run = compiled(snippet).getDeclaredMethod("run", Backend.class);
    run.setAccessible(true);
    Tensor wrong = (Tensor) run.invoke(null, planted);
    Tensor right = (Tensor) run.invoke(null, new PureProvider().create());
    assertNotEquals(right.toHost(), wrong.toHost(), snippet);
    assertEquals(
        wrong.toHost(), ((Tensor) run.invoke(null, planted)).toHost(), "the same each time");
  }

  private Class<?> compiled(String snippet) throws IOException, ClassNotFoundException {
    Matcher matcher = FIRST.matcher(snippet);
    assertTrue(matcher.find(), snippet);
    Path source = Files.writeString(directory.resolve(matcher.group(2) + ".java"), snippet);
    String api = Backend.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> options = List.of("-cp", api, "-d", directory.toString(), source.toString());
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(new String[0]));
    assertEquals(0, status, snippet);
    URL[] urls = {directory.toUri().toURL()};
    return Class.forName(
        matcher.group(2), true, new URLClassLoader(urls, Backend.class.getClassLoader()));
  }
}
