package dev.nabla.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nabla.backend.Backend;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PyTorch answered for something that is built in Java, too, under the same id.
 *
 * @param id stable: {@code conv2d/strided}
 * @param told what the recording says of it
 * @param tensors those of its section
 */
record Twin(String id, JsonObject told, Map<String, Stored> tensors) {
  long seed() {
    return told.get("seed").getAsLong();
  }

  /** What is held under {@code key}; an error where the recording has none. */
  JsonElement get(String key) {
    JsonElement value = told.get(key);
    if (value == null) {
      throw new AssertionError("no '" + key + "' of " + id + " in the recording");
    }
    return value;
  }

  /** The tensor called {@code name} in the section. */
  Stored stored(String name) {
    Stored found = tensors.get(name);
    if (found == null) {
      throw new AssertionError("no tensor " + name + " in the recording");
    }
    return found;
  }

  /** The tensors listed under {@code key}; null where none was. */
  List<@Nullable Stored> list(String key) {
    List<@Nullable Stored> list = new ArrayList<>();
    JsonArray names = get(key).getAsJsonArray();
    for (JsonElement name : names) {
      list.add(name.isJsonNull() ? null : stored(name.getAsString()));
    }
    return list;
  }

  /** The tensors by name under {@code key}; none where there is no such key. */
  Map<String, Stored> map(String key) {
    Map<String, Stored> map = new LinkedHashMap<>();
    if (told.has(key)) {
      told.getAsJsonObject(key)
          .asMap()
          .forEach((name, tensor) -> map.put(name, stored(tensor.getAsString())));
    }
    return map;
  }

  /** Whether there is a list under {@code key}, and {@code name} is on it. */
  boolean lists(String key, String name) {
    return told.has(key) && told.getAsJsonArray(key).contains(new JsonPrimitive(name));
  }

  /** The inputs on {@code backend}, those that have a gradient as parameters. */
  List<Tensor> inputs(Backend backend) {
    List<@Nullable Stored> gradients = list("grad");
    List<Tensor> inputs = new ArrayList<>();
    for (Stored stored : list("in")) {
      if (stored != null) {
        Tensor value = backend.tensor(stored.values(), stored.shape());
        boolean learned = gradients.get(inputs.size()) != null;
        inputs.add(learned ? backend.parameter(value) : value);
      }
    }
    return inputs;
  }

  /** Holds {@code found} against {@code wanted} within the tolerance under {@code key}. */
  void compare(String key, String where, Stored wanted, Tensor found) {
    int terms = told.has("n") ? told.get("n").getAsInt() : 1;
    Expect.recorded(tolerance(key), terms, where, wanted, found);
  }

  private Tolerance tolerance(String key) {
    return Tolerance.valueOf(get(key).getAsString().toUpperCase(Locale.ROOT));
  }
}
