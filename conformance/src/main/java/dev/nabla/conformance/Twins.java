package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The recorded twins among this module's resources. */
final class Twins {
  private Twins() {}

  /**
   * A test for each twin of {@code section}, by what {@code built} has under its id; one more says
   * that neither side has an id that the other lacks.
   *
   * @param prefixed whether the recording has an id for each dtype, {@code mse/f32}
   */
  static <T> Stream<DynamicTest> tests(
      String section, boolean prefixed, Map<String, T> built, BiConsumer<Twin, T> replay) {
    Map<String, Twin> twins = section(section);
    Stream<DynamicTest> all =
        twins.values().stream()
            .filter(twin -> built.containsKey(key(twin.id(), prefixed)))
            .map(
                twin ->
                    Expect.test(
                        () -> replay.accept(twin, built.get(key(twin.id(), prefixed))),
                        section,
                        twin.id()));
    DynamicTest complete =
        Expect.test(
            () -> {
              TreeSet<String> recorded = new TreeSet<>();
              twins.keySet().forEach(id -> recorded.add(key(id, prefixed)));
              assertEquals(recorded, new TreeSet<>(built.keySet()), "recorded, and built in Java");
            },
            section,
            "complete");
    return Stream.concat(all, Stream.of(complete));
  }

  private static String key(String id, boolean prefixed) {
    return prefixed ? id.substring(0, id.lastIndexOf('/')) : id;
  }

  /** The twins of one section by id. */
  static Map<String, Twin> section(String section) {
    Map<String, Stored> tensors = Safetensors.read(section, bytes(section + ".safetensors"));
    Map<String, Twin> twins = new LinkedHashMap<>();
    for (JsonElement element : head(section).getAsJsonArray("cases")) {
      JsonObject told = element.getAsJsonObject();
      String id = told.get("id").getAsString();
      twins.put(id, new Twin(id, told, tensors));
    }
    return twins;
  }

  /** The whole description of a section, with the hashes of what recorded it. */
  static JsonObject head(String section) {
    String text = new String(bytes(section + ".json"), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** The content of one file. */
  static byte[] bytes(String file) {
    try (InputStream in = Twins.class.getResourceAsStream("twins/" + file)) {
      if (in == null) {
        throw new NablaException("twins", file, "no such resource", "record the twins");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
