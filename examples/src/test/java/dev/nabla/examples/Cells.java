package dev.nabla.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Runs the cells of a notebook one after the other in a JShell, as a kernel does. */
record Cells(JShell shell, ByteArrayOutputStream printed) implements AutoCloseable {
  /** With this JVM's class path. */
  static Cells on(String backend) {
    String path = System.getProperty("java.class.path");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    JShell shell =
        JShell.builder()
            .compilerOptions("-classpath", path)
            .remoteVMOptions("-classpath", path, "-Dnabla.backend=" + backend)
            .out(new PrintStream(printed, true, UTF_8))
            .build();
    return new Cells(shell, printed);
  }

  /** What {@code cell} prints; lines that begin with % are for a kernel, and left out. */
  String run(String cell) {
    printed.reset();
    String left =
        cell.lines().filter(line -> !line.startsWith("%")).collect(Collectors.joining("\n"));
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      if (!next.completeness().isComplete()) {
        throw new AssertionError("incomplete: " + left);
      }
      evaluate(next.source());
      left = next.remaining();
    }
    return printed.toString(UTF_8);
  }

  private void evaluate(String source) {
    for (SnippetEvent event : shell.eval(source)) {
      List<String> complaints =
          shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
      boolean well = event.status() == Status.VALID || event.status() == Status.OVERWRITTEN;
      if (!well || event.exception() != null) {
        throw new AssertionError(source + ": " + complaints, event.exception());
      }
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
