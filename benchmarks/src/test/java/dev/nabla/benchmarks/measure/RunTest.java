package dev.nabla.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole runner, with a second Nabla where Python would be. */
class RunTest {
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @Test
  void measuresTwoSidesThatAgree() throws IOException {
    Path markdown = folder.resolve("table.md");
    Path json = folder.resolve("table.json");
    String python = standIn("cat");
    assertEquals(
        0,
        run(
            "--only",
            "^add/1000$",
            "--python",
            python,
            "--markdown",
            markdown.toString(),
            "--json",
            json.toString()),
        out::toString);
    String table = Files.readString(markdown);
    assertTrue(table.contains("| add/1000 | 1 | ") && table.contains("tuned 5.00/15.0"), table);
    assertTrue(Files.readString(json).contains("\"ratio\""));
  }

  @Test
  void timesNothingThatDoesNotAgree() throws IOException {
    String python = standIn("sed -u s/add/mul/");
    assertEquals(1, run("--only", "^add/1000$", "--python", python), out::toString);
    assertTrue(out.toString().contains("FAILED: results differ: tuned by "), out::toString);
  }

  @Test
  void runsAloneWithoutPyTorch() {
    assertEquals(0, run("--only", "^add/1000$", "--python", "/no/such/python"), out::toString);
    assertTrue(out.toString().startsWith("PyTorch is not installed"), out::toString);
    assertTrue(out.toString().contains("add/1000"), out::toString);
  }

  @Test
  void refusesANameThatNothingHas() {
    StringWriter error = new StringWriter();
    CommandLine line = Run.commandLine().setErr(new PrintWriter(error));
    assertEquals(2, line.execute("--only", "nothing"));
    assertTrue(error.toString().contains("--list names them"), error::toString);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--quick", "--rounds", "2", "--warm-up", "0.05"));
    all.addAll(List.of(arguments));
    return Run.commandLine().setOut(new PrintWriter(out)).execute(all.toArray(String[]::new));
  }

  /** A program that answers as {@code worker.py} would, what it hears changed by {@code filter}. */
  private String standIn(String filter) throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String script =
        String.format(
            "#!/usr/bin/env bash%n[[ $1 = -c ]] && exit 0%nexec '%s' -cp '%s' %s nabla < <(%s)%n",
            java, System.getProperty("java.class.path"), Worker.class.getName(), filter);
    Path file = Files.writeString(folder.resolve("python"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
