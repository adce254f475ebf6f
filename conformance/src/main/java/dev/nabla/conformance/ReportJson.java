package dev.nabla.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as a file holds it. */
final class ReportJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final MathContext DIGITS = new MathContext(4);

  private ReportJson() {}

  static String write(Report report) {
    JsonObject json = new JsonObject();
    json.addProperty("backend", report.backend());
    json.addProperty("version", report.version());
    json.addProperty("at", report.at());
    json.addProperty("whole", report.whole());
    json.add("machine", GSON.toJsonTree(report.machine()));
    json.add("tolerances", GSON.toJsonTree(report.tolerances()));
    json.add("counts", counts(report));
    JsonArray tests = new JsonArray();
    report.results().forEach(r -> tests.add(test(r)));
    json.add("tests", tests);
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject counts(Report report) {
    JsonObject counts = new JsonObject();
    report
        .counts()
        .forEach(
            (tier, verdicts) -> {
              JsonObject of = new JsonObject();
              verdicts.forEach((verdict, count) -> of.addProperty(verdict.toString(), count));
              counts.add(tier.name(), of);
            });
    return counts;
  }

  private static JsonObject test(Result result) {
    JsonObject json = new JsonObject();
    json.addProperty("id", result.id());
    json.addProperty("rule", result.rule());
    json.addProperty("tier", result.tier().name());
    json.addProperty("verdict", result.verdict().toString());
    json.addProperty("milliseconds", Math.round(result.milliseconds() * 1000) / 1000.0);
    if (!Double.isNaN(result.error())) {
      json.add("error", number(result.error()));
      json.add("allowed", number(result.allowed()));
    }
    if (!result.reason().isEmpty()) {
      json.addProperty("reason", result.reason());
    }
    return json;
  }

  /** JSON has no infinity: such a number is text. */
  private static JsonPrimitive number(double value) {
    return Double.isInfinite(value)
        ? new JsonPrimitive("Infinity")
        : new JsonPrimitive(BigDecimal.valueOf(value).round(DIGITS));
  }

  /** The report that {@link #write} wrote. */
  static Report read(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    Map<String, String> machine = new LinkedHashMap<>();
    json.getAsJsonObject("machine")
        .asMap()
        .forEach((name, fact) -> machine.put(name, fact.getAsString()));
    Map<String, Widened> tolerances = new LinkedHashMap<>();
    json.getAsJsonObject("tolerances")
        .asMap()
        .forEach((pattern, told) -> tolerances.put(pattern, widened(told.getAsJsonObject())));
    List<Result> results = new ArrayList<>();
    for (JsonElement test : json.getAsJsonArray("tests")) {
      results.add(result(test.getAsJsonObject()));
    }
    return new Report(
        text(json, "backend"),
        text(json, "version"),
        text(json, "at"),
        json.get("whole").getAsBoolean(),
        machine,
        tolerances,
        results);
  }

  private static Widened widened(JsonObject json) {
    return new Widened(json.get("factor").getAsDouble(), text(json, "reason"));
  }

  private static Result result(JsonObject json) {
    return new Result(
        text(json, "id"),
        text(json, "rule"),
        Tier.valueOf(text(json, "tier")),
        Verdict.valueOf(text(json, "verdict").replace(' ', '_')),
        json.get("milliseconds").getAsDouble(),
        json.has("error") ? Double.parseDouble(text(json, "error")) : Double.NaN,
        json.has("allowed") ? Double.parseDouble(text(json, "allowed")) : Double.NaN,
        json.has("reason") ? text(json, "reason") : "");
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }
}
