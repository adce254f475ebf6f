package dev.nabla.conformance;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the safetensors format: eight bytes that give the header's length, the header in JSON, and
 * the elements, which must fill the rest without a gap or an overlap.
 */
final class Safetensors {
  /** Elements in Java's memory and their extents. */
  record Stored(HostArray values, Shape shape) {}

  private record Entry(String name, DType dtype, Shape shape, long begin, long end) {}

  private final String file;
  private final ByteBuffer bytes;

  private Safetensors(String file, byte[] content) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The tensors of {@code content}, by name; {@code file} is for errors. */
  static Map<String, Stored> read(String file, byte[] content) {
    return new Safetensors(file, content).tensors();
  }

  private Map<String, Stored> tensors() {
    require(bytes.limit() >= 8, "eight bytes of length", bytes.limit() + " bytes");
    long length = bytes.getLong(0);
    require(length >= 2 && length <= bytes.limit() - 8, "a header inside", length + " bytes of it");
    List<Entry> entries = entries(header((int) length));
    ByteBuffer data = bytes.slice(8 + (int) length, bytes.limit() - 8 - (int) length);
    requireFilled(entries, data.limit());
    Map<String, Stored> tensors = new LinkedHashMap<>();
    for (Entry entry : entries) {
      tensors.put(entry.name(), new Stored(values(entry, data), entry.shape()));
    }
    return tensors;
  }

  private String header(int length) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.slice(8, length)).toString();
    } catch (CharacterCodingException e) {
      throw broken("a header in UTF-8", "other bytes", e);
    }
  }

  private List<Entry> entries(String header) {
    try (JsonReader json = new JsonReader(new StringReader(header))) {
      json.setStrictness(Strictness.STRICT);
      Map<String, Entry> entries = new LinkedHashMap<>();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals("__metadata__")) {
          json.skipValue();
        } else {
          require(entries.put(name, entry(name, json)) == null, "each name once", name);
        }
      }
      json.endObject();
      require(json.peek() == JsonToken.END_DOCUMENT, "one object", "more after it");
      return new ArrayList<>(entries.values());
    } catch (MalformedJsonException | NumberFormatException | IllegalStateException e) {
      throw broken("a header in JSON", firstLine(e), e);
    } catch (IOException e) {
      throw broken("a whole header", firstLine(e), e);
    }
  }

  private Entry entry(String name, JsonReader json) throws IOException {
    String dtype = "";
    List<Integer> extents = List.of();
    List<Integer> offsets = List.of();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      switch (key) {
        case "dtype" -> dtype = json.nextString();
        case "shape" -> extents = integers(json);
        case "data_offsets" -> offsets = integers(json);
        default -> throw broken("dtype, shape and data_offsets", key);
      }
    }
    json.endObject();
    require(offsets.size() == 2, "two offsets of " + name, offsets.toString());
    return new Entry(name, dtype(dtype), shape(extents), offsets.get(0), offsets.get(1));
  }

  private Shape shape(List<Integer> extents) {
    try {
      Shape shape = Shape.of(extents.stream().mapToInt(i -> i).toArray());
      require(shape.size() <= Integer.MAX_VALUE, "a shape that fits", shape.toString());
      return shape;
    } catch (NablaException e) {
      throw broken("a shape that fits", extents.toString(), e);
    }
  }

  private List<Integer> integers(JsonReader json) throws IOException {
    List<Integer> values = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      int value = json.nextInt();
      require(value >= 0, "no negative number", Integer.toString(value));
      values.add(value);
    }
    json.endArray();
    return values;
  }

  private DType dtype(String name) {
    return switch (name) {
      case "F32" -> DType.FLOAT32;
      case "F64" -> DType.FLOAT64;
      case "I64" -> DType.INT64;
      case "BOOL" -> DType.BOOL;
      default -> throw broken("F32, F64, I64 or BOOL", "dtype '" + name + "'");
    };
  }

  /** In the order of their offsets the entries follow one another from 0 to the end. */
  private void requireFilled(List<Entry> entries, long size) {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : ordered) {
      require(entry.begin() == at, entry.name() + " at " + at, "it at " + entry.begin());
      long bytes = entry.shape().size() * entry.dtype().bytes();
      require(entry.end() - at == bytes, bytes + " bytes of " + entry.name(), entry.toString());
      at = entry.end();
    }
    require(at == size, at + " bytes of elements", size + " bytes");
  }

  private HostArray values(Entry entry, ByteBuffer data) {
    int count = (int) entry.shape().size();
    ByteBuffer from =
        data.slice((int) entry.begin(), (int) (entry.end() - entry.begin()))
            .order(ByteOrder.LITTLE_ENDIAN);
    HostArray values = HostArray.allocate(entry.dtype(), count);
    if (values instanceof HostArray.Floats floats) {
      from.asFloatBuffer().get(floats.values());
    } else if (values instanceof HostArray.Doubles doubles) {
      from.asDoubleBuffer().get(doubles.values());
    } else if (values instanceof HostArray.Longs longs) {
      from.asLongBuffer().get(longs.values());
    } else if (values instanceof HostArray.Booleans booleans) {
      for (int i = 0; i < count; i++) {
        require(from.get(i) == 0 || from.get(i) == 1, "BOOL as 0 or 1", "byte " + from.get(i));
        booleans.values()[i] = from.get(i) == 1;
      }
    }
    return values;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private void require(boolean fits, String expected, String found) {
    if (!fits) {
      throw broken(expected, found);
    }
  }

  private NablaException broken(String expected, String found) {
    return new NablaException(file, expected, found, "record the vectors again");
  }

  private NablaException broken(String expected, String found, Exception cause) {
    return new NablaException(file, expected, found, "record the vectors again", cause);
  }
}
