package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code nabla train} prints on a terminal, which {@code script} stands in for. */
class TerminalTest {
  /** Enough of them that an epoch takes long enough for a bar on a fast machine, too. */
  private static final int ROWS = 20_000;

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path folder;

  @BeforeEach
  void makeTask() throws IOException {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> (double) i / ROWS + "," + 2.0 * i / ROWS)
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("line.csv"), "x,y\n" + rows + "\n");
    Files.writeString(
        folder.resolve("line.yaml"),
        """
        data: {file: line.csv, target: y}
        model: [{linear: 64}, relu]
        optimizer: {sgd: {learningRate: 0.01}}
        epochs: 2
        batch: 1
        """);
  }

  private List<String> line(String... more) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String path = System.getProperty("java.class.path");
    List<String> line =
        List.of(java.toString(), "-cp", path, Nabla.class.getName(), "train", "line.yaml");
    return IntStream.range(0, line.size() + more.length)
        .mapToObj(i -> i < line.size() ? line.get(i) : more[i - line.size()])
        .toList();
  }

  private String printed(List<String> line) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("TERM", "xterm");
    Process process =
        builder.redirectInput(new File("/dev/null")).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  private String onTerminal(String... more) throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "script, of util-linux, is not installed");
    String command = line(more).stream().map(s -> "'" + s + "'").collect(Collectors.joining(" "));
    return printed(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"));
  }

  @Test
  @EnabledOnOs(OS.LINUX) // the script of macOS and the BSDs has other options
  void aBarIsDrawnAndGone() throws Exception {
    String text = onTerminal();
    assertTrue(text.matches("(?s).*\repoch 1/2 +\\d+% \\[[=> ]*\\] .*/20000 .* loss .*"), text);
    assertTrue(text.matches("(?s).*\r +\repoch 1 of 2: loss .*"), text);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsDrawnWhenQuiet() throws Exception {
    assertFalse(onTerminal("--quiet").contains("epoch"));
  }

  @Test
  void elsewhereThereAreLinesAlone() throws Exception {
    String text = printed(line());
    assertTrue(text.startsWith("epoch 1 of 2: loss "), text);
    assertFalse(text.contains("\r"), text);
  }
}
