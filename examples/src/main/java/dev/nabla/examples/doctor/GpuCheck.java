package dev.nabla.examples.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is an NVIDIA GPU that nothing here computes on. */
final class GpuCheck implements Check {
  private static final String DRIVER = "proc/driver/nvidia/version";
  private static final String TOOL = "nvidia-smi";

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

  private static boolean hasTool(Facts facts) {
    for (String folder :
        facts.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, TOOL))) {
        return true;
      }
    }
    return false;
  }
}
