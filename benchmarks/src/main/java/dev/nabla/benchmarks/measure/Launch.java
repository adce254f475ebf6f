package dev.nabla.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nabla.benchmarks.work.Versus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a run: where they are pinned, what they are told. */
final class Launch {
  /** The most that glibc takes; larger values it ignores. */
  private static final String MOST_MMAP_THRESHOLD = Integer.toString(32 << 20);

  private static final Map<String, String> MALLOC_KEEPS =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", MOST_MMAP_THRESHOLD,
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(1 << 30),
          "MALLOC_TOP_PAD_", Integer.toString(256 << 20));

  private static final List<String> NATIVE =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final String VECTORS = "jdk.incubator.vector";

  private final Options options;
  private final boolean vectors;
  private final Path scripts;

  Launch(Options options) {
    this.options = options;
    this.vectors = !options.scalar && hasVectors(options.java);
    this.scripts = Path.of(System.getProperty("nabla.benchmarks.home", "benchmarks"), "python");
  }

  /** Nabla, on a JVM with {@code more} arguments. */
  WorkerProcess nabla(int threads, List<String> more) {
    List<String> command = java(options.java);
    command.addAll(nablaArguments());
    command.addAll(more);
    command.add("-Dnabla.backend=" + options.backend());
    command.add("-Dnabla.threads=" + threads);
    command.add("-D" + NablaSide.SCOPES + "=" + options.scopes);
    command.addAll(List.of(Worker.class.getName(), "nabla"));
    return new WorkerProcess(command, environment(threads, true), cores(threads));
  }

  /** The other side in this way. */
  WorkerProcess other(Versus versus, int threads) {
    List<String> command = new ArrayList<>();
    switch (versus) {
      case DJL, ND4J -> {
        command.addAll(java(options.java));
        command.addAll(List.of(Worker.class.getName(), versus.label()));
      }
      case TUNED, UNTUNED, COMPILE, FUSED ->
          command.addAll(List.of(options.python, "-u", scripts.resolve("worker.py").toString()));
    }
    return new WorkerProcess(
        command, environment(threads, versus != Versus.UNTUNED), cores(threads));
  }

  /** What Nabla's JVM is told beyond its class path. */
  List<String> nablaArguments() {
    List<String> arguments = new ArrayList<>();
    if (vectors) {
      arguments.addAll(List.of("--add-modules", VECTORS));
    }
    arguments.addAll(List.of(options.jvmArgs.strip().split("\\s+")));
    arguments.removeIf(String::isEmpty);
    return arguments;
  }

  /** Why PyTorch cannot take part, if it cannot. */
  Optional<String> withoutPyTorch() {
    Optional<String> version = said(options.python, "-c", "import torch; print(torch.__version__)");
    return version.isPresent()
        ? Optional.empty()
        : Optional.of(
            "PyTorch is not installed for '"
                + options.python
                + "': Nabla is measured alone;"
                + " --python names a Python that has it");
  }

  /** The cores that a run of so many threads is pinned to; empty if it cannot be pinned. */
  String cores(int threads) {
    if (said("taskset", "--version").isEmpty()) {
      return "";
    }
    if (options.cores != null) {
      return options.cores;
    }
    List<Integer> allowed = allowed();
    List<Integer> last = allowed.subList(Math.max(0, allowed.size() - threads), allowed.size());
    return String.join(",", last.stream().map(String::valueOf).toList());
  }

  private static List<String> java(Path home) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.addAll(NATIVE);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static Map<String, String> environment(int threads, boolean tuned) {
    String count = Integer.toString(threads);
    Map<String, String> environment = new HashMap<>(tuned ? MALLOC_KEEPS : Map.of());
    environment.put("OMP_NUM_THREADS", count);
    environment.put("MKL_NUM_THREADS", count);
    return environment;
  }

  private static boolean hasVectors(Path home) {
    return said(home.resolve("bin/java").toString(), "--list-modules")
        .filter(modules -> modules.contains(VECTORS))
        .isPresent();
  }

  /** The numbers in {@code Cpus_allowed_list: 0-3,8}. */
  private static List<Integer> allowed() {
    List<Integer> cores = new ArrayList<>();
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      String list =
          lines.filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst().orElse("0");
      for (String range : list.replaceAll("[^0-9,-]", "").split(",", -1)) {
        String[] ends = range.split("-", -1);
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
          cores.add(i);
        }
      }
    } catch (IOException e) {
      cores.add(0);
    }
    return cores;
  }

  /** What {@code command} prints; empty if it fails. */
  static Optional<String> said(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
