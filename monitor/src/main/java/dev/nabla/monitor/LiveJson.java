package dev.nabla.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** An update as JSON, which has no NaN (null) and no infinities (texts). */
final class LiveJson {
  private LiveJson() {}

  static String of(LiveState.Update update) {
    JsonObject json = new JsonObject();
    json.addProperty("id", update.cursor().toString());
    json.addProperty("run", update.cursor().run());
    JsonObject status = new JsonObject();
    update.status().forEach((name, value) -> status.add(name, value(value)));
    json.add("status", status);
    json.add("steps", rows(update.cursor().stepsOf(), update.stepsFrom(), update.steps()));
    JsonObject epochs = rows(update.cursor().epochsOf(), update.epochsFrom(), update.epochs());
    JsonArray names = new JsonArray();
    update.names().forEach(names::add);
    epochs.add("names", names);
    json.add("epochs", epochs);
    return json.toString();
  }

  private static JsonObject rows(long stride, int from, List<double[]> rows) {
    JsonObject json = new JsonObject();
    json.addProperty("stride", stride);
    json.addProperty("from", from);
    JsonArray all = new JsonArray();
    for (double[] row : rows) {
      JsonArray numbers = new JsonArray();
      for (double number : row) {
        numbers.add(number(number));
      }
      all.add(numbers);
    }
    json.add("rows", all);
    return json;
  }

  private static JsonElement value(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof Number number
        ? new JsonPrimitive(number)
        : new JsonPrimitive(value.toString());
  }

  private static JsonElement number(double number) {
    if (Double.isNaN(number)) {
      return JsonNull.INSTANCE;
    }
    return Double.isInfinite(number)
        ? new JsonPrimitive(Double.toString(number))
        : new JsonPrimitive(
            number == Math.rint(number) && Math.abs(number) < 1e15
                ? (Number) (long) number
                : (Number) number);
  }
}
