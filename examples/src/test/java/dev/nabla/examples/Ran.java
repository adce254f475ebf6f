package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.backend.Backends.Candidate;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a run of the command left: its exit code and what it printed. */
record Ran(int exit, String out, String err) {
  /** Runs the command in this JVM. */
  static Ran command(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Nabla.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Ran(command.execute(args), out.toString(), err.toString());
  }

  /** Runs the command in a JVM of its own, with {@code more} before this one's class path. */
  static Ran process(Path more, List<String> options, List<String> args) throws Exception {
    String path = more + File.pathSeparator + System.getProperty("java.class.path");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(List.of("-cp", path, Nabla.class.getName()));
    line.addAll(args);
    Path err = more.resolve("stderr.txt");
    Process process = new ProcessBuilder(line).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  /** Runs examples on {@code backend}, and returns what they print. */
  static String on(Backend backend, Settings settings, String... names) {
    StringWriter out = new StringWriter();
    Composer.compose(new ExamplesModule(backend, settings), List.of())
        .run(List.of(names), new PrintWriter(out));
    return out.toString();
  }

  /** The names of the usable backends. */
  static Stream<String> backends() {
    return Backends.found().stream().filter(c -> c.unavailable().isEmpty()).map(Candidate::name);
  }

  /** The one line of an error that the user can mend: exit code 2, no trace, nothing else. */
  String refusal() {
    assertEquals(2, exit, this::toString);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("nabla: "), err);
    return err.strip();
  }
}
