package dev.nabla.examples;

import dev.nabla.examples.bench.BenchCommand;
import dev.nabla.examples.doctor.DoctorCommand;
import dev.nabla.examples.task.PredictCommand;
import dev.nabla.examples.task.SummaryCommand;
import dev.nabla.examples.task.TrainCommand;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code nabla}: runs examples, trains models on tables, lists and tests backends. */
@Command(
    name = "nabla",
    description = "Runs programs that know no backend by name on the backend that you choose.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      SummaryCommand.class,
      BackendsCommand.class,
      DoctorCommand.class,
      BenchCommand.class,
      ConformCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla run                      the notebook's parts on the preferred backend",
      "  nabla run part3 --backend djl  one example on one backend",
      "  nabla train iris.yaml          a model on a table, as a file says",
      "  nabla summary iris.yaml        its layers, shapes and multiply-adds",
      "  nabla backends                 what there is to choose from",
      "  nabla doctor                   what is wrong here, and what to do",
      "  nabla bench                    what a backend does in a second",
      "  nabla conform --backend djl    whether one keeps the contract",
      "  nabla help run                 the options of run",
    })
public final class Nabla {
  private Nabla() {}

  /**
   * Runs the command; exit code 0, 2 for a mistake of the user's, 1 for one of ours or a backend's.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Nabla())
        .setParameterExceptionHandler(Errors::misused)
        .setExecutionExceptionHandler(Errors::failed);
  }

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Sets a system property, as -D before -jar does: -Dnabla.backend=djl.")
  void define(Map<String, String> properties) {
    properties.forEach(System::setProperty);
  }
}
