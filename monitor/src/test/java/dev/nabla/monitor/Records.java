package dev.nabla.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The records of an event file, each as it lies there, with its length and checksums, in hex. */
final class Records {
  private static final int AROUND = Long.BYTES + 2 * Integer.BYTES;

  private Records() {}

  static List<String> of(byte[] file) {
    List<String> records = new ArrayList<>();
    ByteBuffer left = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (left.hasRemaining()) {
      byte[] record = new byte[Math.toIntExact(left.getLong(left.position())) + AROUND];
      left.get(record);
      records.add(HexFormat.of().formatHex(record));
    }
    return records;
  }

  /** The event files of a folder, in their order. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
