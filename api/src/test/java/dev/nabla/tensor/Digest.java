package dev.nabla.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** CRC-32 of little-endian bytes, as {@code zlib.crc32(tensor.numpy().tobytes())}. */
final class Digest {
  private Digest() {}

  static long of(HostArray values) {
    return of(bytes(values));
  }

  /** The elements as little-endian bytes. */
  static byte[] bytes(HostArray values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length() * values.dtype().bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length(); i++) {
      switch (values.dtype()) {
        case FLOAT32 -> bytes.putFloat((float) values.getDouble(i));
        case FLOAT64 -> bytes.putDouble(values.getDouble(i));
        case INT64 -> bytes.putLong(values.getLong(i));
        case BOOL -> bytes.put((byte) values.getLong(i));
      }
    }
    return bytes.array();
  }

  static long of(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
