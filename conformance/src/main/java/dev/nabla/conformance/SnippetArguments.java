package dev.nabla.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nabla.conformance.GoldenMethod.Argument;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The arguments of a recorded call as Java; the tensors among them as variables. */
final class SnippetArguments {
  /** An argument, and how it is written where a parameter of some type stands. */
  private record Written(Argument kind, String java) {}

  private final GoldenCase golden;
  private final Map<String, Stored> stored;
  private final List<Written> written = new ArrayList<>();
  private final List<String> leaves = new ArrayList<>();
  private final StringBuilder declared = new StringBuilder();
  private int tensors;

  SnippetArguments(GoldenCase golden, Map<String, Stored> stored) {
    this.golden = golden;
    this.stored = stored;
    golden.arguments().forEach(told -> written.add(argument(told.getAsJsonObject())));
  }

  /** For finding the method; they have no values. */
  List<Argument> all() {
    return written.stream().map(Written::kind).toList();
  }

  /** Argument {@code at} for a parameter of {@code type}. */
  String java(int at, Class<?> type) {
    String java = written.get(at).java();
    if (java.equals("null")) {
      return "(" + type.getCanonicalName() + ") null";
    }
    if (java.startsWith("{")) {
      return type == List.class
          ? "List.of(" + java.substring(1, java.length() - 1) + ")"
          : "new " + type.getCanonicalName() + " " + java;
    }
    return type == long.class ? java + "L" : java;
  }

  /** The statements that make the tensors. */
  String declared() {
    return declared.toString();
  }

  /** The parameters that gradients flow to. */
  List<String> leaves() {
    return leaves;
  }

  private Written argument(JsonObject told) {
    if (told.has("tensor")) {
      return new Written(tensorKind(), tensor(told));
    }
    String kind = told.keySet().iterator().next();
    JsonElement value = told.get(kind);
    return switch (kind) {
      case "none" -> new Written(Argument.none(), "null");
      case "int" -> new Written(Argument.integer(0, 0), String.valueOf(value.getAsLong()));
      case "double" -> of(double.class, Literal.of(GoldenArguments.number(value)));
      case "boolean" -> of(boolean.class, value.getAsString());
      case "string" -> of(String.class, "\"" + value.getAsString() + "\"");
      case "ints" -> of(int[].class, ints(value, "{", "}"));
      case "shape" -> of(Shape.class, ints(value, "Shape.of(", ")"));
      case "enum" -> new Written(Argument.constant(value.getAsString()), value.getAsString());
      case "tensors" ->
          new Written(
              Argument.tensors(List.of()),
              GoldenArguments.list(value).stream()
                  .map(t -> tensor(t.getAsJsonObject()))
                  .collect(Collectors.joining(", ", "{", "}")));
      case "indices" ->
          new Written(
              Argument.indices(List.of()),
              GoldenArguments.list(value).stream()
                  .map(this::index)
                  .collect(Collectors.joining(", ", "{", "}")));
      default -> throw new AssertionError("no kind of argument: " + kind);
    };
  }

  private static Written of(Class<?> type, String java) {
    return new Written(new Argument(type.getSimpleName(), type::equals, t -> null), java);
  }

  private static Argument tensorKind() {
    return of(Tensor.class, "").kind();
  }

  private String index(JsonElement told) {
    List<JsonElement> parts = GoldenArguments.list(told);
    return parts.stream()
        .skip(1)
        .map(p -> p.isJsonObject() ? tensor(p.getAsJsonObject()) : p.getAsString())
        .collect(Collectors.joining(", ", "Index." + parts.get(0).getAsString() + "(", ")"));
  }

  /** Declares it; the variable's name. */
  private String tensor(JsonObject told) {
    Stored values = stored.get(told.get("tensor").getAsString());
    if (values == null) {
      throw new AssertionError("no tensor " + told.get("tensor") + " in the vectors");
    }
    int at = tensors++;
    String made = Literal.tensor(values);
    if (!golden.gradients().isEmpty() && golden.gradients().get(at) != null) {
      declared.append("Parameter p").append(at).append(" = backend.parameter(");
      declared.append(made).append(");\n");
      leaves.add("p" + at);
      made = "p" + at;
    }
    String view = view(told, values.shape().rank(), values);
    declared.append("Tensor t").append(at).append(" = ").append(made).append(view).append(";\n");
    return "t" + at;
  }

  private static String view(JsonObject told, int rank, Stored values) {
    if (told.has("expand")) {
      return ints(told.get("expand"), ".expand(Shape.of(", "))");
    }
    return switch (told.has("view") ? told.get("view").getAsString() : "") {
      case "transposed" ->
          IntStream.range(0, rank)
              .mapToObj(i -> String.valueOf(rank - 1 - i))
              .collect(Collectors.joining(", ", ".permute(", ")"));
      case "strided" -> ".narrow(" + (rank - 1) + ", 0, " + values.shape().extent(-1) / 2 + ", 2)";
      default -> "";
    };
  }

  private static String ints(JsonElement array, String before, String after) {
    return GoldenArguments.list(array).stream()
        .map(JsonElement::getAsString)
        .collect(Collectors.joining(", ", before, after));
  }
}
