package dev.nabla.benchmarks.measure;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole run.
 *
 * @param sides what each side says that it is
 * @param flags what Nabla's JVM was told
 */
record Report(
    Machine machine,
    List<String> sides,
    List<String> flags,
    String pinned,
    Timing timing,
    double peak,
    List<Row> rows) {

  void writeJson(Path file) throws IOException {
    String json =
        new GsonBuilder()
            .setPrettyPrinting()
            .serializeSpecialFloatingPointValues()
            .create()
            .toJson(this);
    Files.writeString(file, json + "\n");
  }

  void writeMarkdown(Path file) throws IOException {
    Files.writeString(file, Table.markdown(this));
  }
}
