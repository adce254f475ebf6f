package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Jupyter notebook (nbformat 4) in Java, as it was saved. */
record Notebook(List<Cell> cells) {
  /**
   * One cell.
   *
   * @param kind "code" or "markdown"
   * @param printed what it had printed when it was saved
   */
  record Cell(String kind, String source, String printed) {}

  static Notebook read(Path file) {
    JsonObject json = JsonParser.parseString(text(file)).getAsJsonObject();
    assertEquals(4, json.get("nbformat").getAsInt());
    JsonObject metadata = json.getAsJsonObject("metadata");
    assertEquals("java", metadata.getAsJsonObject("kernelspec").get("language").getAsString());
    List<Cell> cells = new ArrayList<>();
    for (JsonElement each : json.getAsJsonArray("cells")) {
      JsonObject cell = each.getAsJsonObject();
      StringBuilder printed = new StringBuilder();
      if (cell.has("outputs")) {
        for (JsonElement output : cell.getAsJsonArray("outputs")) {
          assertEquals("stream", output.getAsJsonObject().get("output_type").getAsString());
          printed.append(joined(output.getAsJsonObject().getAsJsonArray("text")));
        }
      }
      cells.add(
          new Cell(
              cell.get("cell_type").getAsString(),
              joined(cell.getAsJsonArray("source")),
              printed.toString()));
    }
    return new Notebook(cells);
  }

  List<Cell> code() {
    return cells.stream().filter(cell -> cell.kind().equals("code")).toList();
  }

  private static String joined(JsonArray lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
