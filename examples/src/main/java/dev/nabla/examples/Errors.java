package dev.nabla.examples;

import dev.nabla.tensor.NablaException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: in one line where the user can mend it, with a trace where we must. */
final class Errors {
  private Errors() {}

  /** The command line cannot be understood. */
  static int misused(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    String nearest =
        mistake instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream()
                .findFirst()
                .map(name -> "did you mean '" + name + "'? ")
                .orElse("")
            : "";
    String help = "try '" + command.getCommandSpec().qualifiedName() + " --help'";
    return refuse(command, mistake.getMessage() + "; " + nearest + help);
  }

  /** The command was understood, but what it asks for failed. */
  static int failed(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
    if (failure instanceof NablaException) {
      return refuse(command, String.valueOf(failure.getMessage()));
    }
    throw failure;
  }

  private static int refuse(CommandLine command, String message) {
    command.getErr().println("nabla: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    command.getErr().flush();
    return ExitCode.USAGE;
  }
}
