package dev.nabla.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.nabla.backend.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the kit with no test class at all; JUnit's launcher and engine must be on the class path.
 *
 * @param backend the backend's name, such as {@code djl} or {@code check(pure,djl)}
 * @param highest the tier to stop after
 * @param only a pattern of the ids to run, {@code *} for all
 */
public record Conformance(String backend, Tier highest, String only) {
  /** The whole kit on the backend called {@code backend}; an error if there is none. */
  public Conformance {
    Backends.get(backend);
  }

  /** Runs it; the report is written into {@code folder}, and the page of all reports there. */
  public Report run(Path folder) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(rules())
            .configurationParameter(NamedConformance.BACKEND, backend)
            .configurationParameter(KitExtension.FOLDER, folder.toString())
            .configurationParameter(KitExtension.ONLY, only)
            .build();
    LauncherConfig plain =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(plain).execute(request);
    Path file = folder.resolve(ReportFolder.file(backend.replace(" ", "")));
    try {
      return ReportJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one test of the kit, or those whose ids {@code id} describes; no report is kept. */
  public static List<Result> again(String backend, String id) {
    try {
      Path folder = Files.createTempDirectory("nabla-conformance");
      List<Result> results = new Conformance(backend, Tier.L5, id).run(folder).results();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<MethodSelector> rules() {
    return Rule.methods(NamedConformance.class)
        .filter(m -> Rule.of(NamedConformance.class, m).tier().compareTo(highest) <= 0)
        .map(m -> selectMethod(NamedConformance.class, m))
        .toList();
  }
}
