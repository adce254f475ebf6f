package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.examples.task.BackendOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nabla run}: the examples named, on one backend. */
@Command(
    name = "run",
    description = {
      "Runs examples, and those that you add:",
      "  all      the notebook's: part1, part2, part3, part4, custom",
      "  gallery  programs that learn something and draw it:",
      "           iris, digits, text, autoencoder, series, lbfgs, own"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla run part1 part2               by hand, then with autograd",
      "  nabla run part4 --seed 0            from weights drawn as PyTorch does",
      "  nabla run --backend nd4j            the notebook's on another backend",
      "  nabla run digits text               a conv net, then a transformer that writes",
      "  nabla run gallery --out elsewhere   all seven, their pictures in that folder",
      "  nabla run mine --module acme.Mine   an example that acme.Mine binds",
      "  nabla run custom --model mine --module acme.Mine",
      "",
      "For a module of your own put its jar on the class path:",
      "  java -cp nabla-examples.jar:acme.jar dev.nabla.examples.Nabla run mine",
      "One that is named in META-INF/services/com.google.inject.Module needs no",
      "--module.",
    })
final class RunCommand implements Runnable {
  @Parameters(
      paramLabel = "NAME",
      defaultValue = Runner.ALL,
      description = "Examples, in the order to run them; all by default.")
  private List<String> names;

  @Mixin private BackendOption backend;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Draws the first weights of models as PyTorch does after manual_seed(N); by default they"
              + " are those of the notebook's run. For the gallery, of all that is drawn; 1 by"
              + " default.")
  private @Nullable Long seed;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = Settings.MODEL,
      description = "The model that custom trains (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = Settings.PICTURES,
      description = "Where the gallery's pictures go (default: ${DEFAULT-VALUE}).")
  private Path pictures;

  @Option(
      names = "--module",
      paramLabel = "CLASS",
      description = "A Guice module that binds examples or models; may be repeated.")
  private List<String> modules = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    // Before Guice, so that its error is not buried in one of Guice's.
    Backend chosen = backend.get();
    OptionalLong drawn = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    ExamplesModule ours = new ExamplesModule(chosen, new Settings(drawn, model, pictures));
    ClassLoader loader = RunCommand.class.getClassLoader();
    PrintWriter out = spec.commandLine().getOut();
    Composer.compose(ours, UserModules.load(modules, loader)).run(names, out);
    out.flush();
  }
}
