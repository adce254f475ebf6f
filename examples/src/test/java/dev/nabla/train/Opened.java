package dev.nabla.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A safetensors file taken apart without the code under test, to be put together otherwise. */
@SuppressWarnings("ArrayRecordComponent") // its bytes are for change
record Opened(JsonObject header, byte[] data) {
  private static final String METADATA = "__metadata__";

  static Opened of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    return new Opened(
        JsonParser.parseString(header).getAsJsonObject(),
        Arrays.copyOfRange(bytes, 8 + length, bytes.length));
  }

  byte[] bytes() {
    return bytes(header.toString(), data);
  }

  static byte[] bytes(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }

  JsonObject texts() {
    return header.getAsJsonObject(METADATA);
  }

  JsonObject tensors() {
    JsonObject tensors = header.deepCopy();
    tensors.remove(METADATA);
    return tensors;
  }

  /** Has all elements of a tensor be {@code number}, or what becomes of it. */
  void fill(String name, double number) {
    JsonObject entry = header.getAsJsonObject(name);
    JsonArray offsets = entry.getAsJsonArray("data_offsets");
    int length = offsets.get(1).getAsInt() - offsets.get(0).getAsInt();
    ByteBuffer at =
        ByteBuffer.wrap(data, offsets.get(0).getAsInt(), length).order(ByteOrder.LITTLE_ENDIAN);
    while (at.hasRemaining()) {
      switch (entry.get("dtype").getAsString()) {
        case "F32" -> at.putFloat((float) number);
        case "F64" -> at.putDouble(number);
        case "I64" -> at.putLong((long) number);
        default -> throw new IllegalStateException(entry.toString());
      }
    }
  }

  /** As many elements in another shape, such as {@code [1,%d]}. */
  void reshape(String name, String shape) {
    JsonObject entry = header.getAsJsonObject(name);
    int size = 1;
    for (int i = 0; i < entry.getAsJsonArray("shape").size(); i++) {
      size *= entry.getAsJsonArray("shape").get(i).getAsInt();
    }
    entry.add("shape", JsonParser.parseString(shape.formatted(size)));
  }

  /** The same bits as elements of another dtype as wide. */
  void otherDType(String name) {
    JsonObject entry = header.getAsJsonObject(name);
    String other =
        switch (entry.get("dtype").getAsString()) {
          case "F32" -> "I32";
          case "F64" -> "I64";
          default -> "F64";
        };
    entry.addProperty("dtype", other);
  }
}
