package dev.nabla.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that Python's safetensors wrote, among this module's resources. */
final class RecordedFiles {
  private RecordedFiles() {}

  /** The file called {@code name} in {@code folder}. */
  static Path copy(String name, Path folder) {
    try {
      return Files.write(folder.resolve(name + ".safetensors"), bytes(name + ".safetensors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What recorded them, with the hashes. */
  static JsonObject index() {
    String text = new String(bytes("index.json"), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** The content of one file. */
  static byte[] bytes(String file) {
    try (InputStream in = RecordedFiles.class.getResourceAsStream("files/" + file)) {
      if (in == null) {
        throw new NablaException("files", file, "no such resource", "record the files");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
