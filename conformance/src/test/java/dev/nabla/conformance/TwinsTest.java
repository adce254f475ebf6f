package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded twins are those that the scripts beside them record. */
class TwinsTest {
  private static final Path SCRIPTS = Path.of("vectors", "twins");

  /** What every section depends on, in the order in which the script hashes it. */
  private static final List<Path> SHARED =
      List.of(
          SCRIPTS.resolve("record.py"),
          SCRIPTS.resolve("twins.py"),
          Path.of("vectors", "arguments.py"),
          Path.of("vectors", "recording.py"),
          Path.of("vectors", "requirements.txt"));

  @Test
  void filesAreThoseThatTheScriptsRecorded() throws IOException {
    for (String section : sections()) {
      JsonObject head = Twins.head(section);
      assertEquals(
          head.get("tensors").getAsString(),
          VectorsTest.sha256(Twins.bytes(section + ".safetensors")),
          () -> section + " was changed by hand: run vectors/twins/record.py");
      assertEquals(
          head.get("script").getAsString(),
          VectorsTest.sha256(script(section)),
          () -> "run vectors/twins/record.py " + section + ", for its scripts have changed");
    }
  }

  @Test
  void pyTorchIsTheOneThatTheScriptsAskFor() throws IOException {
    String required = Files.readString(Path.of("vectors", "requirements.txt"));
    for (String section : sections()) {
      String torch = Twins.head(section).get("torch").getAsString();
      assertTrue(required.contains("torch==" + torch + "\n"), section);
    }
  }

  private static List<String> sections() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS.resolve("sections"))) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".py"))
              .map(f -> f.substring(0, f.length() - 3))
              .toList();
      assertTrue(names.size() >= 3, names::toString);
      return names;
    }
  }

  private static byte[] script(String section) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (Path file : SHARED) {
      whole.writeBytes(Files.readAllBytes(file));
    }
    whole.writeBytes(Files.readAllBytes(SCRIPTS.resolve("sections").resolve(section + ".py")));
    return whole.toByteArray();
  }
}
