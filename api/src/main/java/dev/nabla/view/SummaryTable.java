package dev.nabla.view;

import dev.nabla.tensor.Shape;
import dev.nabla.view.ModelSummary.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a summary, laid out as that of Python's torchinfo. */
final class SummaryTable {
  private static final String NONE = "--";
  private static final List<String> HEAD =
      List.of(
          "Layer (type (name):depth-idx)", "Input Shape", "Output Shape", "Param #", "Mult-Adds");
  private static final int FIRST_NUMBER = 3;

  private SummaryTable() {}

  static String of(ModelSummary summary) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    Map<Integer, Integer> counts = new HashMap<>();
    for (Layer layer : summary.layers()) {
      int index = counts.merge(layer.depth(), 1, Integer::sum);
      rows.add(row(layer, index));
    }
    int[] widths = new int[HEAD.size()];
    rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
    String rule = "=".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1));
    List<String> lines =
        rows.stream()
            .map(row -> line(row, widths))
            .collect(Collectors.toCollection(ArrayList::new));
    lines.add(1, rule);
    lines.add(0, rule);
    lines.add(rule);
    lines.addAll(totals(summary, rule));
    lines.add(rule);
    return String.join("\n", lines);
  }

  private static List<String> row(Layer layer, int index) {
    String name = layer.name().isEmpty() ? "" : " (" + layer.name() + ")";
    String place = layer.depth() == 0 ? "" : ": " + layer.depth() + "-" + index;
    return List.of(
        branch(layer.depth()) + layer.type() + name + place,
        shape(layer.input()),
        shape(layer.output()),
        parameters(layer),
        layer.multiplyAdds() == 0 ? NONE : grouped(layer.multiplyAdds()));
  }

  private static String branch(int depth) {
    return switch (depth) {
      case 0 -> "";
      case 1 -> "├─";
      default -> "│    ".repeat(depth - 1) + "└─";
    };
  }

  private static String shape(Optional<Shape> shape) {
    return shape.map(Shape::toString).orElse(NONE);
  }

  /** In brackets where all are frozen. */
  private static String parameters(Layer layer) {
    if (layer.parameters() == 0) {
      return layer.again() ? "(recursive)" : NONE;
    }
    String count = grouped(layer.parameters());
    return layer.trainable() > 0 ? count : "(" + count + ")";
  }

  private static String line(List<String> row, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(i < FIRST_NUMBER ? row.get(i) + blanks : blanks + row.get(i));
    }
    return line.toString().stripTrailing();
  }

  private static List<String> totals(ModelSummary summary, String rule) {
    long all = summary.inputBytes() + summary.passBytes() + summary.parameterBytes();
    return List.of(
        "Total params: " + grouped(summary.parameters()),
        "Trainable params: " + grouped(summary.trainable()),
        "Non-trainable params: " + grouped(summary.parameters() - summary.trainable()),
        readable("Total mult-adds", summary.multiplyAdds(), ""),
        rule,
        readable("Input size", summary.inputBytes(), "B"),
        readable("Forward/backward pass size", summary.passBytes(), "B"),
        readable("Params size", summary.parameterBytes(), "B"),
        readable("Estimated Total Size", all, "B"));
  }

  /** {@code Params size (MB): 15.14}: in powers of 1000. */
  private static String readable(String what, long number, String unit) {
    String[] units = {"", "k", "M", "G", "T"};
    double scaled = number;
    int i = 0;
    for (; scaled >= 1000 && i < units.length - 1; i++) {
      scaled /= 1000;
    }
    String in = i == 0 ? "" : " (" + units[i] + unit + ")";
    boolean whole = scaled == Math.rint(scaled);
    return what + in + ": " + String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", scaled);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
