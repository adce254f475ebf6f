package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded vectors are those that the scripts beside them record. */
class VectorsTest {
  private static final Path SCRIPTS = Path.of("vectors");

  @Test
  void filesAreThoseThatWereRecorded() {
    for (JsonObject section : sections()) {
      for (Map.Entry<String, JsonElement> file : section.getAsJsonObject("files").entrySet()) {
        assertEquals(
            file.getValue().getAsString(),
            sha256(GoldenVectors.bytes(file.getKey())),
            () -> file.getKey() + " was changed by hand: run vectors/record.py");
      }
    }
  }

  @Test
  void scriptsAreThoseThatRecorded() throws IOException {
    for (JsonObject section : sections()) {
      String name = section.get("name").getAsString();
      assertEquals(
          section.get("script").getAsString(),
          sha256(script(name)),
          () -> "run vectors/record.py " + name + ", for its scripts have changed");
    }
  }

  @Test
  void pyTorchIsTheOneThatTheScriptsAskFor() throws IOException {
    String required = Files.readString(SCRIPTS.resolve("requirements.txt"));
    for (JsonObject section : sections()) {
      assertTrue(required.contains("torch==" + section.get("torch").getAsString() + "\n"));
    }
  }

  @Test
  void everyIdIsThereOnce() {
    Set<String> ids = new HashSet<>();
    for (GoldenVectors.Section section : GoldenVectors.sections()) {
      section.cases().forEach(c -> assertTrue(ids.add(c.id()), () -> "twice: " + c.id()));
    }
    assertTrue(ids.size() > 4000, () -> "only " + ids.size());
  }

  private static List<JsonObject> sections() {
    return GoldenVectors.index().getAsJsonArray("sections").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  /** What a section depends on, in the order in which the script hashes it. */
  private static byte[] script(String section) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(SCRIPTS)) {
      all.filter(f -> f.toString().endsWith(".py")).sorted().forEach(files::add);
    }
    files.add(SCRIPTS.resolve("requirements.txt"));
    files.add(SCRIPTS.resolve("sections").resolve(section + ".py"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (Path file : files) {
      whole.writeBytes(Files.readAllBytes(file));
    }
    return whole.toByteArray();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
