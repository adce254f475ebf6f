package dev.nabla.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nabla.backend.Backend;
import dev.nabla.conformance.GoldenMethod.Argument;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The arguments of a case, made on a backend; the tensors among them in their order. */
final class GoldenArguments {
  private final Backend backend;
  private final GoldenCase golden;
  private final Map<String, Stored> stored;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Tensor> leaves = new ArrayList<>();
  private final Iterator<Tensor> given;

  GoldenArguments(Backend backend, GoldenCase golden, Map<String, Stored> stored) {
    this(backend, golden, stored, List.of());
  }

  /** With {@code given} in the place of those that gradients flow to. */
  GoldenArguments(
      Backend backend, GoldenCase golden, Map<String, Stored> stored, List<Tensor> given) {
    this.backend = backend;
    this.golden = golden;
    this.stored = stored;
    this.given = given.iterator();
  }

  /** The arguments; {@link #tensors} are known afterwards. */
  List<Argument> all() {
    return list(golden.arguments()).stream().map(a -> argument(a.getAsJsonObject())).toList();
  }

  /** Every tensor among the arguments, those in lists too. */
  List<Tensor> tensors() {
    return tensors;
  }

  /** What gradients flow to, before any view of it. */
  List<Tensor> leaves() {
    return leaves;
  }

  private Argument argument(JsonObject told) {
    if (told.has("tensor")) {
      return Argument.tensor(tensor(told));
    }
    String kind = told.keySet().iterator().next();
    JsonElement value = told.get(kind);
    return switch (kind) {
      case "none" -> Argument.none();
      case "int" -> Argument.integer(value.getAsInt(), value.getAsLong());
      case "double" -> Argument.of(double.class, Double.parseDouble(number(value)));
      case "boolean" -> Argument.of(boolean.class, value.getAsBoolean());
      case "string" -> Argument.of(String.class, value.getAsString());
      case "ints" -> Argument.of(int[].class, ints(value));
      case "shape" -> Argument.of(Shape.class, Shape.of(ints(value)));
      case "enum" -> Argument.constant(value.getAsString());
      case "tensors" ->
          Argument.tensors(list(value).stream().map(t -> tensor(t.getAsJsonObject())).toList());
      case "indices" -> Argument.indices(list(value).stream().map(this::index).toList());
      default -> throw new AssertionError("no kind of argument: " + kind);
    };
  }

  /** Python's spelling of what is no JSON number. */
  static String number(JsonElement value) {
    return switch (value.getAsString()) {
      case "inf" -> "Infinity";
      case "-inf" -> "-Infinity";
      case "nan" -> "NaN";
      default -> value.getAsString();
    };
  }

  /** {@code Index.range(1, 4)} and the like, told as {@code ["range", 1, 4]}. */
  private Object index(JsonElement told) {
    List<JsonElement> parts = list(told);
    List<Argument> arguments =
        parts.stream()
            .skip(1)
            .map(
                p ->
                    p.isJsonObject()
                        ? argument(p.getAsJsonObject())
                        : Argument.integer(p.getAsInt(), p.getAsLong()))
            .toList();
    String name = parts.get(0).getAsString();
    return GoldenMethod.find("tensor.Index", name, arguments).call(null);
  }

  private Tensor tensor(JsonObject told) {
    Stored values = stored(told.get("tensor").getAsString());
    Tensor base = backend.tensor(values.values(), values.shape());
    int at = tensors.size();
    if (!golden.gradients().isEmpty() && golden.gradients().get(at) != null) {
      base = given.hasNext() ? given.next() : backend.parameter(base);
      leaves.add(base);
    }
    Tensor tensor = viewed(base, told);
    tensors.add(tensor);
    return tensor;
  }

  private Stored stored(String name) {
    Stored found = stored.get(name);
    if (found == null) {
      throw new AssertionError("no tensor " + name + " in the vectors");
    }
    return found;
  }

  /** What PyTorch was given may have been a view of what is stored. */
  private static Tensor viewed(Tensor base, JsonObject told) {
    if (told.has("expand")) {
      return base.expand(Shape.of(ints(told.get("expand"))));
    }
    int rank = base.shape().rank();
    String view = told.has("view") ? told.get("view").getAsString() : "";
    return switch (view) {
      case "" -> base;
      case "transposed" -> base.permute(IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
      case "strided" -> base.narrow(rank - 1, 0, base.shape().extent(-1) / 2, 2);
      default -> throw new AssertionError("no such view: " + view);
    };
  }

  static List<JsonElement> list(@Nullable JsonElement array) {
    return array instanceof JsonArray a
        ? StreamSupport.stream(a.spliterator(), false).toList()
        : List.of();
  }

  private static int[] ints(JsonElement array) {
    return list(array).stream().mapToInt(JsonElement::getAsInt).toArray();
  }
}
