package dev.nabla.examples.doctor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the engines can unpack their native libraries; they look for a folder in turn. */
final class FoldersCheck implements Check {
  private static final String JAVACPP = "org.bytedeco.javacpp.cache";

  @Override
  public List<Finding> look(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    if (facts.hasBackend("djl")) {
      findings.add(finding("djl", List.of(djl(facts)), "the environment's ENGINE_CACHE_DIR"));
    }
    if (facts.hasBackend("nd4j")) {
      findings.add(finding("nd4j", nd4j(facts), "-D" + JAVACPP + "dir"));
    }
    return findings;
  }

  /** As {@code Utils.getEngineCacheDir} of DJL finds it: one that is named stands for all. */
  private static String djl(Facts facts) {
    for (String setting : List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR")) {
      String named = facts.environment().getOrDefault(setting, facts.property(setting));
      if (!named.isEmpty()) {
        return named;
      }
    }
    String home = facts.property("user.home");
    boolean own = path(home).map(Files::isWritable).orElse(false);
    return (own ? home : facts.property("java.io.tmpdir")) + "/.djl.ai";
  }

  /** As {@code Loader.getCacheDir} of JavaCPP finds them: the first that can be written. */
  private static List<String> nd4j(Facts facts) {
    List<String> folders =
        new ArrayList<>(List.of(facts.property(JAVACPP + "dir"), facts.property(JAVACPP + "Dir")));
    folders.removeIf(String::isEmpty);
    folders.add(facts.property("user.home") + "/.javacpp/cache");
    folders.add(
        facts.property("java.io.tmpdir") + "/.javacpp-" + facts.property("user.name") + "/cache");
    return folders;
  }

  private static Finding finding(String backend, List<String> folders, String setting) {
    String can = "backend " + backend + " ";
    return folders.stream()
        .filter(FoldersCheck::canBeWritten)
        .findFirst()
        .map(folder -> Finding.ok(can + "unpacks its libraries into " + folder))
        .orElse(
            Finding.problem(
                can
                    + "can unpack its libraries into no folder, for "
                    + String.join(", ", folders)
                    + " cannot be written",
                "name another with " + setting + ", or mend its rights"));
  }

  /** Itself, or the nearest folder above that there is. */
  private static boolean canBeWritten(String folder) {
    Path there = path(folder).map(Path::toAbsolutePath).orElse(null);
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null
        && Files.isDirectory(there)
        && Files.isWritable(there)
        && Files.isExecutable(there);
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
