package dev.nabla.conformance;

import dev.nabla.conformance.FuzzVerdict.Kind;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program as a Java class to be copied, compiled and run.
 *
 * @param backends which its {@code main} runs
 */
record FuzzSnippet(
    FuzzProgram program, FuzzTrace trace, FuzzVerdict verdict, List<String> backends) {
  String java(long seed) {
    return String.join(
        "\n",
        "import dev.nabla.backend.Backend;",
        "import dev.nabla.backend.Backends;",
        "import dev.nabla.tensor.*;",
        "",
        "/** Seed " + seed + ": " + headline() + ". */",
        "class FuzzSeed" + seed + " {",
        "  static Tensor run(Backend backend) {",
        body().stream().map(line -> "    " + line).collect(Collectors.joining("\n")),
        "  }",
        "",
        "  public static void main(String[] args) {",
        "    for (String name : new String[] {" + names() + "}) {",
        "      System.out.println(name + \": \" + run(Backends.get(name)));",
        "    }",
        "  }",
        "}",
        "");
  }

  private String names() {
    return backends.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }

  /** {@code t1 is 3.0 instead of 2.0 at element 0 of [2]}. */
  String headline() {
    return switch (verdict.kind()) {
      case VALUE -> program.names().get(verdict.node()) + " is " + verdict.told();
      case GRADIENT ->
          "the gradient of " + program.names().get(verdict.node()) + " is " + verdict.told();
      default -> "it " + verdict.told();
    };
  }

  private List<String> body() {
    List<String> lines = new ArrayList<>();
    List<String> names = program.names();
    for (int i = 0; i < program.nodes(); i++) {
      lines.add(i < program.leaves().size() ? leaf(i) : step(i));
    }
    if (verdict.kind() == Kind.VALUE) {
      lines.add("return " + names.get(verdict.node()) + ";");
      return lines;
    }
    List<Integer> differentiated = differentiated();
    for (int node : differentiated) {
      lines.add(backward(node));
    }
    lines.add("return " + returned(differentiated) + ";");
    return lines;
  }

  private String returned(List<Integer> differentiated) {
    List<String> names = program.names();
    if (verdict.kind() == Kind.GRADIENT) {
      return names.get(verdict.node()) + ".grad()";
    }
    return differentiated.isEmpty()
        ? names.get(names.size() - 1)
        : names.get(differentiated.get(0)); // an error comes before this
  }

  private List<Integer> differentiated() {
    return Stream.iterate(0, i -> i < program.nodes(), i -> i + 1)
        .filter(i -> program.sink(i) && reached(i))
        .toList();
  }

  /** Whether a floating leaf is behind it, by floating tensors alone. */
  private boolean reached(int node) {
    if (!trace.values().get(node).dtype().isFloating()) {
      return false;
    }
    int leaves = program.leaves().size();
    return node < leaves
        || program.steps().get(node - leaves).operands().stream().anyMatch(this::reached);
  }

  private String leaf(int i) {
    FuzzProgram.Leaf leaf = program.leaves().get(i);
    String value = FuzzArgument.literal(leaf.values(), leaf.shape());
    String name = program.names().get(i);
    return leaf.floating()
        ? "Parameter " + name + " = backend.parameter(" + value + ");"
        : "Tensor " + name + " = " + value + ";";
  }

  private String step(int i) {
    String call = trace.calls().get(i - program.leaves().size()).text(program.names());
    return "Tensor " + program.names().get(i) + " = " + call + ";";
  }

  private String backward(int node) {
    Shape shape = trace.shapes().get(node);
    DType dtype = trace.values().get(node).dtype();
    HostArray weights =
        HostArray.generate(dtype, (int) shape.size(), i -> FuzzRunner.weight(i, node));
    return program.names().get(node)
        + ".backward("
        + FuzzArgument.literal(weights, shape)
        + ", GraphMode.RETAIN);";
  }
}
