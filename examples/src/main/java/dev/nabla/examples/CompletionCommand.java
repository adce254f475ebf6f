package dev.nabla.examples;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nabla completion}: a script by which bash and zsh complete the command. */
@Command(
    name = "completion",
    description = "Prints a script by which bash or zsh completes the command's words.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nFor this shell, and for each to come:%n",
    footer = {
      "  source <(nabla completion)",
      "  echo 'source <(nabla completion)' >> ~/.bashrc   # or ~/.zshrc",
      "",
      "The command must be called nabla: put examples/bin/nabla on the PATH, say by",
      "  ln -s \"$PWD/examples/bin/nabla\" ~/.local/bin/",
      "or  alias nabla='java -jar /where/it/is/nabla-examples.jar'",
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    out.flush();
  }
}
