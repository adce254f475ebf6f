package dev.nabla.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call that was recorded from PyTorch; the lists name tensors of its section.
 *
 * @param id stable: {@code matmul/f32/odd/transposed}
 * @param on whose method it is: {@code Tensor}, {@code TensorFactory}, {@code functional.Pooling}
 * @param onReceiver whether the first argument is the receiver
 * @param out the outputs; none where only the gradients are compared
 * @param terms how many elements were folded, for {@link Tolerance#SUM}
 * @param gradients one for each tensor among the arguments, null where none flows; or none at all
 * @param second the gradient of the weighted gradients, alike
 */
record GoldenCase(
    String id,
    String on,
    String method,
    boolean onReceiver,
    @Nullable Long seed,
    JsonArray arguments,
    List<String> out,
    Tolerance tolerance,
    int terms,
    List<@Nullable String> gradients,
    Tolerance gradientTolerance,
    List<@Nullable String> second) {

  static GoldenCase of(JsonObject json) {
    String on = json.get("on").getAsString();
    return new GoldenCase(
        json.get("id").getAsString(),
        on,
        json.get("call").getAsString(),
        on.equals("Tensor") && !json.has("static"),
        json.has("seed") ? json.get("seed").getAsLong() : null,
        json.getAsJsonArray("args"),
        names(json, "out").stream().map(String::valueOf).toList(),
        tolerance(json, "tol"),
        json.has("n") ? json.get("n").getAsInt() : 1,
        names(json, "grad"),
        tolerance(json, "gtol"),
        names(json, "second"));
  }

  /** The dtype that the id names, or nothing. */
  String dtype() {
    String second = id.split("/", -1)[1];
    return switch (second) {
      case "f32", "f64", "i64", "bool" -> second;
      default -> "";
    };
  }

  private static Tolerance tolerance(JsonObject json, String key) {
    return json.has(key)
        ? Tolerance.valueOf(json.get(key).getAsString().toUpperCase(Locale.ROOT))
        : Tolerance.EXACT;
  }

  private static List<@Nullable String> names(JsonObject json, String key) {
    List<@Nullable String> names = new ArrayList<>();
    if (json.has(key)) {
      for (JsonElement name : json.getAsJsonArray(key)) {
        names.add(name.isJsonNull() ? null : name.getAsString());
      }
    }
    return names;
  }
}
