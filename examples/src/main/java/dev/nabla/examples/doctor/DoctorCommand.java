package dev.nabla.examples.doctor;

import dev.nabla.examples.doctor.Finding.Level;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nabla doctor}: what is wrong with this installation, and what to do. */
@Command(
    name = "doctor",
    description =
        "Says what is wrong with this installation, and what to do. Exit code 1 if something does"
            + " not work.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nA line for each finding:%n",
    footer = {
      "  ok: what was found",
      "  note: what works, but not as well as it might; what to do",
      "  problem: what does not work; what to do",
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final List<Check> CHECKS =
      List.of(
          new JavaCheck(),
          new BackendsCheck(),
          new ServicesCheck(),
          new ProcessorCheck(),
          new ThreadsCheck(),
          new VectorCheck(),
          new GpuCheck(),
          new NativeAccessCheck(),
          new FoldersCheck(),
          new LoggingCheck());

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return told(Facts.ofProcess(), spec.commandLine().getOut());
  }

  /** Prints what the checks find in {@code facts}, and returns the exit code. */
  static int told(Facts facts, PrintWriter out) {
    List<Finding> all = CHECKS.stream().flatMap(check -> check.look(facts).stream()).toList();
    all.forEach(finding -> out.println(finding.line()));
    out.flush();
    return all.stream().anyMatch(finding -> finding.level() == Level.PROBLEM)
        ? ExitCode.SOFTWARE
        : ExitCode.OK;
  }
}
