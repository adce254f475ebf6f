package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.Diagram;
import dev.nabla.view.GraphDiagram;
import dev.nabla.view.ModelSummary;
import dev.nabla.view.ModuleDiagram;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nabla summary}: the layers of a model, as a table or a drawing. */
@Command(
    name = "summary",
    description =
        "Prints the layers of a model with their shapes, parameters and multiply-adds, or a drawing"
            + " of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla summary examples/data/iris.yaml      the model that a task would train",
      "  nabla summary iris/model.safetensors       one that was trained",
      "  nabla summary iris.yaml --graph mermaid    its parts, for a Markdown page",
      "  nabla summary iris.yaml --graph dot --of loss | dot -Tsvg > loss.svg",
    })
public final class SummaryCommand implements Runnable {
  /** The languages of drawings. */
  enum Language {
    /** For Markdown pages. */
    MERMAID,
    /** For Graphviz. */
    DOT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is drawn. */
  enum Subject {
    /** Its parts. */
    MODEL,
    /** What a gradient goes back through. */
    LOSS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "FILE",
      description = "A task in YAML (.yaml, .yml), or a model that 'nabla train' wrote.")
  private Path file;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "How many samples go in at once; by default as the task says.")
  private @Nullable Integer batch;

  @Option(
      names = "--graph",
      paramLabel = "LANGUAGE",
      description = "Prints a drawing instead, in ${COMPLETION-CANDIDATES} (Graphviz).")
  private @Nullable Language graph;

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      defaultValue = "model",
      description =
          "What is drawn: the parts of the model, or what a gradient of the loss goes back through:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Subject of;

  @Mixin private BackendOption backend;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Backend chosen = backend.get();
    SavedModel model = read(chosen);
    Task task = TaskFile.parse(file.toString(), model.task());
    int rows = batch == null ? task.run().batch() : batch;
    if (rows < 1) {
      throw Arguments.wrong(spec, "--batch", Integer.toString(rows), "is not at least 1");
    }
    Tensor x = chosen.zeros(Shape.of(rows, model.inputs().size()));
    PrintWriter out = spec.commandLine().getOut();
    if (graph == null) {
      out.println(ModelSummary.of(chosen, model.model(), x));
    } else {
      Diagram drawn =
          of == Subject.MODEL
              ? ModuleDiagram.of(model.model())
              : GraphDiagram.of(loss(chosen, task, model, x), model.model());
      out.print(graph == Language.DOT ? drawn.dot() : drawn.mermaid());
    }
    out.flush();
  }

  private SavedModel read(Backend chosen) {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return SavedModel.read(file, chosen);
    }
    Path above = file.toAbsolutePath().getParent();
    return new Training(TaskFile.read(file), above == null ? Path.of("") : above, chosen).result();
  }

  /** That of a batch of zeros. */
  private static Tensor loss(Backend chosen, Task task, SavedModel model, Tensor x) {
    boolean numeric = model.classes().isEmpty();
    int rows = x.shape().extent(0);
    Tensor y =
        numeric ? chosen.zeros(Shape.of(rows, 1)) : chosen.zeros(Shape.of(rows)).to(DType.INT64);
    Module trained = model.model();
    return Choices.loss(task.loss(), chosen, !numeric).of(trained.forward(x), y);
  }
}
