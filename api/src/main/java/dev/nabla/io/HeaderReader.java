package dev.nabla.io;

import dev.nabla.io.SafetensorsHeader.Entry;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the header's JSON, and checks that its tensors fill the file. */
final class HeaderReader {
  private static final String METADATA = "__metadata__";

  private final Damage damage;
  private final JsonText json;

  private HeaderReader(Damage damage, String header) {
    this.damage = damage;
    this.json = new JsonText(damage, header);
  }

  /**
   * The header in {@code text}.
   *
   * @param size how many bytes of elements follow it
   */
  static SafetensorsHeader read(Damage damage, String text, long size) {
    SafetensorsHeader header = new HeaderReader(damage, text).header();
    requireFilled(damage, header.tensors(), size);
    return header;
  }

  private SafetensorsHeader header() {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> tensors = new LinkedHashMap<>();
    json.object(
        name -> {
          if (name.equals(METADATA)) {
            json.object(key -> metadata.put(key, json.string()));
          } else {
            tensors.put(name, entry(name));
          }
        });
    json.end();
    return new SafetensorsHeader(metadata, tensors);
  }

  private Entry entry(String name) {
    Map<String, Object> found = new LinkedHashMap<>();
    json.object(
        key -> {
          switch (key) {
            case "dtype" -> found.put(key, json.string());
            case "shape", "data_offsets" -> found.put(key, json.integers());
            default ->
                throw damage.error(
                    "dtype, shape and data_offsets of " + Damage.quoted(name), Damage.quoted(key));
          }
        });
    if (found.get("dtype") instanceof String dtype
        && found.get("shape") instanceof long[] extents
        && found.get("data_offsets") instanceof long[] offsets
        && offsets.length == 2) {
      return new Entry(type(name, dtype), shape(name, extents), offsets[0], offsets[1]);
    }
    throw damage.error(
        "a dtype, a shape and two data_offsets of " + Damage.quoted(name),
        found.keySet().toString());
  }

  private StoredType type(String name, String dtype) {
    for (StoredType type : StoredType.values()) {
      if (type.name().equals(dtype)) {
        return type;
      }
    }
    throw new NablaException(
        damage.file(),
        Damage.quoted(name) + " of a dtype among " + List.of(StoredType.values()),
        Damage.quoted(dtype),
        "convert the tensor where it was made, and save it again");
  }

  private Shape shape(String name, long... extents) {
    int[] narrow = new int[extents.length];
    for (int i = 0; i < extents.length; i++) {
      damage.require(
          extents[i] <= Integer.MAX_VALUE,
          "extents of " + Damage.quoted(name) + " below 2^31",
          extents[i]);
      narrow[i] = (int) extents[i];
    }
    try {
      Shape shape = Shape.of(narrow);
      Math.multiplyExact(shape.size(), Long.BYTES);
      return shape;
    } catch (NablaException | ArithmeticException e) {
      throw damage.error(
          "fewer than 2^60 elements of " + Damage.quoted(name),
          "a shape of rank " + narrow.length + " with more",
          e);
    }
  }

  /** In the order of their offsets the tensors follow one another from 0 to the end. */
  private static void requireFilled(Damage damage, Map<String, Entry> tensors, long size) {
    List<Map.Entry<String, Entry>> ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(
        Map.Entry.comparingByValue(
            (a, b) ->
                a.begin() == b.begin()
                    ? Long.compare(a.end(), b.end())
                    : Long.compare(a.begin(), b.begin())));
    long at = 0;
    for (Map.Entry<String, Entry> named : ordered) {
      String name = Damage.quoted(named.getKey());
      Entry entry = named.getValue();
      damage.require(
          entry.begin() == at,
          name + " at offset " + at + ", without a gap or an overlap",
          entry.begin());
      long bytes = entry.shape().size() * entry.type().bytes();
      damage.require(
          entry.end() - at == bytes,
          bytes + " bytes of " + name + ", " + entry.type() + " of " + elements(entry.shape()),
          entry.end() - at);
      at = entry.end();
    }
    damage.require(at == size, at + " bytes of elements", size);
  }

  private static String elements(Shape shape) {
    return shape.size() + " elements";
  }
}
