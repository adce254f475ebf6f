package dev.nabla.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nabla.io.Safetensors;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The recorded vectors among this module's resources. */
final class GoldenVectors {
  /** Operations of one kind, their tensors in one file. */
  record Section(String name, Map<String, Stored> tensors, List<GoldenCase> cases) {}

  private GoldenVectors() {}

  /** Every section, read anew. */
  static List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (JsonElement entry : index().getAsJsonArray("sections")) {
      sections.add(section(entry.getAsJsonObject().get("name").getAsString()));
    }
    return sections;
  }

  /** Which files there are, with their hashes and the script's. */
  static JsonObject index() {
    return JsonParser.parseString(text("index.json")).getAsJsonObject();
  }

  private static Section section(String name) {
    String file = name + ".safetensors";
    JsonArray cases = JsonParser.parseString(text(name + ".json")).getAsJsonArray();
    return new Section(
        name,
        Safetensors.read(file, bytes(file)),
        cases.asList().stream().map(c -> GoldenCase.of(c.getAsJsonObject())).toList());
  }

  private static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** The content of one file. */
  static byte[] bytes(String file) {
    try (InputStream in = GoldenVectors.class.getResourceAsStream("vectors/" + file)) {
      if (in == null) {
        throw new NablaException("vectors", file, "no such resource", "record the vectors");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
