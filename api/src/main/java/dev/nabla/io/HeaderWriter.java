package dev.nabla.io;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the header as the reference implementation does, byte for byte. */
final class HeaderWriter {
  private final String file;
  private final StringBuilder json = new StringBuilder("{");

  private HeaderWriter(String file) {
    this.file = file;
  }

  /** The tensors in the order of the file: those of the widest type first, and then by name. */
  static Map<String, Tensor> ordered(Map<String, ? extends Tensor> tensors) {
    List<Map.Entry<String, ? extends Tensor>> entries = new ArrayList<>(tensors.entrySet());
    entries.sort(
        Comparator.<Map.Entry<String, ? extends Tensor>, StoredType>comparing(
                e -> StoredType.of(e.getValue().dtype()), Comparator.reverseOrder())
            .thenComparing(
                e -> e.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    entries.forEach(e -> ordered.put(e.getKey(), e.getValue()));
    return ordered;
  }

  /** The header's bytes, filled up with blanks to a multiple of eight. */
  static byte[] write(String file, Map<String, Tensor> ordered, Map<String, String> metadata) {
    HeaderWriter writer = new HeaderWriter(file);
    if (!metadata.isEmpty()) {
      writer.metadata(metadata);
    }
    long at = 0;
    for (Map.Entry<String, Tensor> entry : ordered.entrySet()) {
      at = writer.tensor(entry.getKey(), entry.getValue(), at);
    }
    return writer.padded();
  }

  private void metadata(Map<String, String> metadata) {
    key("__metadata__");
    json.append('{');
    metadata.forEach(
        (name, value) -> {
          key(name);
          string(value);
        });
    json.append('}');
  }

  private long tensor(String name, Tensor tensor, long begin) {
    if (name.equals("__metadata__")) {
      throw new NablaException(
          file, "names of tensors", "'__metadata__', which the format keeps", "rename the tensor");
    }
    StoredType type = StoredType.of(tensor.dtype());
    long end = begin + tensor.shape().size() * type.bytes();
    key(name);
    json.append("{\"dtype\":\"").append(type).append("\",\"shape\":[");
    int[] extents = tensor.shape().toArray();
    for (int i = 0; i < extents.length; i++) {
      json.append(i == 0 ? "" : ",").append(extents[i]);
    }
    json.append("],\"data_offsets\":[").append(begin).append(',').append(end).append("]}");
    return end;
  }

  private void key(String name) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    string(name);
    json.append(':');
  }

  private void string(String value) {
    if (value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      throw new NablaException(
          file, "names and texts of whole characters", Damage.quoted(value), "rename it");
    }
    json.append('"');
    value.chars().forEach(c -> json.append(escaped((char) c)));
    json.append('"');
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    };
  }

  private byte[] padded() {
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    int length = (bytes.length + 7) / 8 * 8;
    if (length > Safetensors.LONGEST_HEADER) {
      throw new NablaException(
          file,
          "a header of at most " + Safetensors.LONGEST_HEADER + " bytes",
          Integer.toString(length),
          "write several files, or less metadata");
    }
    byte[] padded = Arrays.copyOf(bytes, length);
    Arrays.fill(padded, bytes.length, length, (byte) ' ');
    return padded;
  }
}
