package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.csv.Csv;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nabla predict}: what a trained model makes of new rows. */
@Command(
    name = "predict",
    description = "Says what a model that 'nabla train' wrote makes of new numbers.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla predict iris/model.safetensors 5.1 3.5 1.4 0.2",
      "  nabla predict iris/model.safetensors --table new.csv",
    })
public final class PredictCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's file.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "NUMBER",
      description = "One row: a number for each input, in their order.")
  private List<Float> numbers = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Rows of comma-separated values, with the inputs' names in the first.")
  private @Nullable Path table;

  @Mixin private BackendOption backend;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Backend chosen = backend.get();
    SavedModel model = SavedModel.read(file, chosen);
    Tensor x = rows(chosen, model.inputs());
    Tensor y = chosen.noGrad(() -> model.model().forward(x));
    PrintWriter out = spec.commandLine().getOut();
    if (model.classes().isEmpty()) {
      HostArray values = y.toHost();
      for (int i = 0; i < values.length(); i++) {
        out.println((float) values.getDouble(i));
      }
    } else {
      long[] best = y.argMax(1).toLongArray();
      HostArray chance = y.softmax(1).max(1).values().toHost();
      for (int i = 0; i < best.length; i++) {
        String name = model.classes().get((int) best[i]);
        out.println(name + String.format(Locale.ROOT, " %.4f", chance.getDouble(i)));
      }
    }
    out.flush();
  }

  private Tensor rows(Backend chosen, List<String> inputs) {
    Path rows = table;
    if (rows != null) {
      return Columns.numbers(Csv.read(rows), chosen, inputs);
    }
    if (numbers.size() != inputs.size()) {
      throw new NablaException(
          "predict",
          inputs.size() + " numbers, for " + inputs,
          Integer.toString(numbers.size()),
          "name one for each, or --table FILE");
    }
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    return chosen.tensor(new HostArray.Floats(values), Shape.of(1, values.length));
  }
}
