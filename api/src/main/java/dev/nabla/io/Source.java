package dev.nabla.io;

import dev.nabla.io.SafetensorsHeader.Entry;
import dev.nabla.tensor.HostArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, of which nothing is asked that its size does not allow. */
abstract class Source {
  private static final int WINDOW = 1 << 28;

  private final long size;
  private long data;

  private Source(long size) {
    this.size = size;
  }

  /** Those of {@code channel}, mapped piece by piece, so that none is copied twice. */
  static Source of(FileChannel channel) throws IOException {
    return new Source(channel.size()) {
      @Override
      ByteBuffer piece(long from, int length) throws IOException {
        return channel.map(MapMode.READ_ONLY, from, length);
      }
    };
  }

  static Source of(byte[] content) {
    return new Source(content.length) {
      @Override
      ByteBuffer piece(long from, int length) {
        return ByteBuffer.wrap(content).slice((int) from, length);
      }
    };
  }

  abstract ByteBuffer piece(long from, int length) throws IOException;

  private ByteBuffer bytes(long from, long length) throws IOException {
    return piece(from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The header, checked against the size of the whole; to be called first. */
  SafetensorsHeader header(Damage damage) throws IOException {
    damage.require(size >= Long.BYTES, "eight bytes of length", size + " bytes");
    long length = bytes(0, Long.BYTES).getLong();
    damage.require(
        length >= 2 && length <= Safetensors.LONGEST_HEADER && length <= size - Long.BYTES,
        "a header of at most "
            + Math.min(Safetensors.LONGEST_HEADER, size - Long.BYTES)
            + " bytes in a file of "
            + size,
        Long.toUnsignedString(length));
    data = Long.BYTES + length;
    return HeaderReader.read(damage, text(damage, bytes(Long.BYTES, length)), size - data);
  }

  private static String text(Damage damage, ByteBuffer bytes) {
    damage.require(bytes.get(0) == '{', "a header that begins with '{'", "byte " + bytes.get(0));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw damage.error("a header in UTF-8", "other bytes", e);
    }
  }

  /** The elements of {@code entry}, of which there are no more than an array can have. */
  HostArray values(Damage damage, Entry entry) throws IOException {
    HostArray values =
        HostArray.allocate(entry.type().dtype(), Math.toIntExact(entry.shape().size()));
    try {
      for (long at = entry.begin(); at < entry.end(); at += WINDOW) {
        ByteBuffer window = bytes(data + at, Math.min(WINDOW, entry.end() - at));
        int first = (int) ((at - entry.begin()) / entry.type().bytes());
        Elements.read(damage, entry.type(), window, values, first);
      }
    } catch (InternalError e) { // how Java tells that mapped bytes are gone
      throw damage.error("a file that stays", "one that was cut off while it was read", e);
    }
    return values;
  }
}
