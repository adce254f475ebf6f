package dev.nabla.examples;

import dev.nabla.backend.Backends;
import dev.nabla.backend.Backends.Candidate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nabla backends}: those on the class path, and which one a run would choose. */
@Command(
    name = "backends",
    description = "Lists the backends on the class path; * marks the one that a run would choose.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla backends",
      "  nabla backends -Dnabla.backend=djl   what a run with this property would choose",
    })
final class BackendsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    table(Backends.found(), Backends.chosen(), out);
    out.flush();
  }

  /** A line for each of {@code found}, in columns. */
  static void table(List<Candidate> found, Optional<String> chosen, PrintWriter out) {
    int names = width("NAME", found, Candidate::name);
    int versions = width("VERSION", found, Candidate::version);
    String row = "%s %-" + names + "s  %-" + versions + "s  %s%n";
    out.printf(row, " ", "NAME", "VERSION", "STATUS");
    for (Candidate c : found) {
      String mark = Optional.of(c.name()).equals(chosen) ? "*" : " ";
      out.printf(row, mark, c.name(), c.version(), c.unavailable().orElse("usable"));
    }
    if (chosen.isEmpty()) {
      out.println("A run would be refused: choose a usable one with --backend NAME.");
    } else if (found.stream().noneMatch(c -> isUsable(c, chosen.get()))) {
      out.println("A run would be refused: no '" + chosen.get() + "' is usable.");
    }
  }

  private static boolean isUsable(Candidate candidate, String name) {
    return candidate.name().equals(name) && candidate.unavailable().isEmpty();
  }

  private static int width(String heading, List<Candidate> found, Function<Candidate, String> of) {
    return found.stream().map(of).mapToInt(String::length).reduce(heading.length(), Math::max);
  }
}
