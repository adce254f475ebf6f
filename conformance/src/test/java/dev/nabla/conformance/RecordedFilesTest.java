package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nabla.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The recorded files are those that the script beside the vectors writes. */
class RecordedFilesTest {
  private static final Path SCRIPTS = Path.of("vectors");

  @Test
  void filesAreThoseThatTheScriptRecorded() throws IOException {
    JsonObject index = RecordedFiles.index();
    byte[] script = Files.readAllBytes(SCRIPTS.resolve("files/record.py"));
    assertEquals(
        index.get("script").getAsString(),
        VectorsTest.sha256(script),
        "run vectors/files/record.py, for it has changed");
    Map<String, JsonElement> files = index.getAsJsonObject("files").asMap();
    assertEquals(6, files.size());
    files.forEach(
        (file, hash) -> {
          byte[] content = RecordedFiles.bytes(file);
          assertEquals(hash.getAsString(), VectorsTest.sha256(content), file);
          assertTrue(Safetensors.read(file, content).size() >= 3, file);
        });
  }

  @Test
  void versionsAreThoseThatTheScriptsAskFor() throws IOException {
    String required = Files.readString(SCRIPTS.resolve("requirements.txt"));
    for (String name : new String[] {"torch", "safetensors"}) {
      String version = RecordedFiles.index().get(name).getAsString();
      assertTrue(required.contains(name + "==" + version + "\n"), name);
    }
  }
}
