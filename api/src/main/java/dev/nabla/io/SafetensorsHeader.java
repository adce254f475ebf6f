package dev.nabla.io;

import dev.nabla.tensor.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file says of its tensors.
 *
 * @param metadata free text by name; empty where there is none
 * @param tensors by name, in the header's order
 */
public record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> tensors) {
  /**
   * One tensor of the file.
   *
   * @param begin the offset of its first byte, counted from the end of the header
   * @param end the offset behind its last byte
   */
  public record Entry(StoredType type, Shape shape, long begin, long end) {}

  /** Holds on to its own copies of the maps. */
  public SafetensorsHeader {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }
}
