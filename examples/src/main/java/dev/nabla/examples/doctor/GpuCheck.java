package dev.nabla.examples.doctor;

import java.io.File;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** Whether there is an NVIDIA GPU that nothing here computes on. */
final class GpuCheck implements Check {
  private static final String DRIVER = "proc/driver/nvidia/version";
  private static final List<String> TOOLS = List.of("nvidia-smi", "nvidia-smi.exe");

  @Override
  public List<Finding> look(Facts facts) {
    if (!Files.exists(facts.root().resolve(DRIVER)) && !hasTool(facts)) {
      return List.of(Finding.ok("no NVIDIA GPU was seen; every backend computes on the processor"));
    }
    return List.of(
        Finding.note(
            "an NVIDIA GPU is there, but every backend of Nabla computes on the processor alone,"
                + " whichever engine's jars are on the class path",
            "do not wait for it; a backend of your own may use it (docs/write-a-backend.md)"));
  }

  /** By {@link File}, for what is on a PATH need not be a path. */
  private static boolean hasTool(Facts facts) {
    String path = facts.environment().getOrDefault("PATH", "").replace("\"", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> TOOLS.stream().map(tool -> new File(folder, tool)))
        .anyMatch(file -> file.isFile() && file.canExecute());
  }
}
