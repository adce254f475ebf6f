package dev.nabla.monitor;

import dev.nabla.tensor.NablaException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of records (TensorFlow's TFRecord), each with two checksums: length, checksum of the
 * length, data, checksum of the data.
 *
 * <p>A process that is killed leaves its last record incomplete; readers stop before it.
 */
final class RecordFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int ROTATION = 15;
  private static final int MASK = 0xa282ead8;

  private final Path file;
  private final OutputStream out;

  /** Of a file that is there, or is made, as {@code how} says. */
  RecordFile(Path file, OpenOption... how) throws IOException {
    this.file = file;
    this.out = new BufferedOutputStream(Files.newOutputStream(file, how), BUFFER);
  }

  /** A new file in {@code folder}, called {@code name} and the first number that is free. */
  static RecordFile create(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      for (int number = 0; ; number++) {
        try {
          return new RecordFile(
              folder.resolve(name + "." + number),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
          // another writer's, of this second
        }
      }
    } catch (IOException e) {
      throw new NablaException(
          folder.toString(), "a folder to write to", String.valueOf(e), "name another", e);
    }
  }

  Path file() {
    return file;
  }

  void write(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    doing(
        () -> {
          out.write(length);
          out.write(checksum(length));
          out.write(data);
          out.write(checksum(data));
        });
  }

  void flush() {
    doing(out::flush);
  }

  @Override
  public void close() {
    doing(out::close);
  }

  /** Masked, as data that holds checksums has a bad one of its own. */
  private static byte[] checksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return ByteBuffer.allocate(Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK)
        .array();
  }

  /** Something that the disk may refuse. */
  private interface Output {
    void run() throws IOException;
  }

  private void doing(Output output) {
    try {
      output.run();
    } catch (IOException e) {
      throw new NablaException(
          file.toString(),
          "a file that can be written to",
          String.valueOf(e),
          "make room on its disk, or name another folder; what was written before can be read",
          e);
    }
  }
}
