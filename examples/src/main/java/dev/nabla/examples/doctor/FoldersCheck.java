package dev.nabla.examples.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the engines can unpack their native libraries. */
final class FoldersCheck implements Check {
  @Override
  public List<Finding> look(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    if (facts.hasBackend("djl")) {
      findings.add(finding("djl", djl(facts), "DJL_CACHE_DIR"));
    }
    if (facts.hasBackend("nd4j")) {
      findings.add(finding("nd4j", nd4j(facts), "-Dorg.bytedeco.javacpp.cachedir"));
    }
    return findings;
  }

  private static Path djl(Facts facts) {
    String property = facts.property("DJL_CACHE_DIR");
    String named = property.isEmpty() ? facts.environment().get("DJL_CACHE_DIR") : property;
    return Optional.ofNullable(named)
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .orElse(home(facts).resolve(".djl.ai"));
  }

  private static Path nd4j(Facts facts) {
    String named = facts.property("org.bytedeco.javacpp.cachedir");
    return named.isEmpty() ? home(facts).resolve(".javacpp/cache") : Path.of(named);
  }

  private static Path home(Facts facts) {
    return Path.of(facts.property("user.home"));
  }

  private static Finding finding(String backend, Path folder, String setting) {
    String found = "backend " + backend + " unpacks its libraries into " + folder;
    return canBeWritten(folder)
        ? Finding.ok(found)
        : Finding.problem(
            found + ", which cannot be written",
            "name another folder with " + setting + ", or mend its rights");
  }

  /** Itself, or the nearest folder above that there is. */
  private static boolean canBeWritten(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isDirectory(there) && Files.isWritable(there);
  }
}
