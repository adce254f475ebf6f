package dev.nabla.io;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's files: {@code .npy} of one array, {@code .npz} of several by name.
 *
 * <p>A {@code .npy} is what {@code numpy.save} writes, byte for byte. What is read may have either
 * byte order, either order of axes, and any number that a dtype here holds exactly: float16 becomes
 * FLOAT32, integers become INT64. A file that breaks the format is an error that names it, and one
 * that is written is complete or not there.
 */
public final class Npy {
  private static final String SUFFIX = ".npy";
  private static final int PIECE = 1 << 20;

  /** The first moment that a zip file can name: two runs write the same bytes. */
  private static final long EPOCH = 315_532_800_000L;

  private Npy() {}

  /** Writes {@code tensor} as {@code numpy.save} does. */
  public static void write(Path file, Tensor tensor) {
    Replacement.write(file, channel -> write(tensor, Channels.newOutputStream(channel)));
  }

  /** The array in {@code file}, as {@code numpy.load}. */
  public static Tensor read(Path file, TensorFactory factory) {
    Damage damage = new Damage(file.toString());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(damage, in, Files.size(file), factory);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Writes {@code tensors} by name, as {@code numpy.savez} does: without compression. */
  public static void writeAll(Path file, Map<String, ? extends Tensor> tensors) {
    Replacement.write(
        file,
        channel -> {
          ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
          for (Map.Entry<String, ? extends Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            zip.putNextEntry(stored(named.getKey() + SUFFIX, tensor));
            write(tensor, zip);
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  /** An entry that is not compressed, whose size and sum must be known beforehand. */
  private static ZipEntry stored(String name, Tensor tensor) throws IOException {
    CRC32 sum = new CRC32();
    long[] size = {0};
    write(
        tensor,
        new OutputStream() {
          @Override
          public void write(int b) {
            sum.update(b);
            size[0]++;
          }

          @Override
          public void write(byte[] b, int off, int len) {
            sum.update(b, off, len);
            size[0] += len;
          }
        });
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTime(EPOCH);
    entry.setSize(size[0]);
    entry.setCrc(sum.getValue());
    return entry;
  }

  /** The arrays in {@code file} by name, in its order, as {@code numpy.load} of a {@code .npz}. */
  public static Map<String, Tensor> readAll(Path file, TensorFactory factory) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : List.copyOf(zip.stream().toList())) {
        Damage damage = new Damage(file + ", " + Damage.quoted(entry.getName()));
        damage.require(entry.getName().endsWith(SUFFIX), "arrays, *.npy", entry.getName());
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
          String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
          tensors.put(name, read(damage, in, entry.getSize(), factory));
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return tensors;
  }

  private static NablaException unreadable(Path file, IOException e) {
    return new NablaException(
        file.toString(),
        "a file of NumPy's that can be read",
        String.valueOf(e),
        "mend its path or rights, or fetch it again",
        e);
  }

  private static void write(Tensor tensor, OutputStream to) throws IOException {
    to.write(NpyHeader.bytes(tensor.dtype(), tensor.shape()));
    HostArray values = tensor.toHost();
    ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < values.length(); ) {
      at += Elements.write(values, at, piece.clear());
      to.write(piece.array(), 0, piece.position());
    }
  }

  /** Of {@code size} bytes in all, of which no more is asked than they are. */
  private static Tensor read(Damage damage, InputStream in, long size, TensorFactory factory)
      throws IOException {
    NpyHeader header;
    try {
      header = NpyHeader.read(damage, new DataInputStream(in));
    } catch (EOFException e) {
      throw damage.error("a header", "an end within it", e);
    }
    long bytes = header.shape().size() * header.type().bytes();
    damage.require(
        bytes <= size && header.shape().size() <= Integer.MAX_VALUE - 8,
        "at most " + size + " bytes, in one array",
        header.type() + " " + header.shape());
    HostArray values =
        HostArray.allocate(header.type().dtype(), Math.toIntExact(header.shape().size()));
    int at = 0;
    while (at < values.length()) {
      int wanted = (int) Math.min(PIECE, (long) (values.length() - at) * header.type().bytes());
      byte[] piece = in.readNBytes(wanted);
      damage.require(piece.length == wanted, bytes + " bytes of elements", "an end before that");
      Elements.read(
          damage, header.type(), ByteBuffer.wrap(piece).order(header.order()), values, at);
      at += wanted / header.type().bytes();
    }
    damage.require(in.read() < 0, bytes + " bytes of elements", "more");
    return header.columnMajor()
        ? turned(factory, values, header.shape())
        : factory.tensor(values, header.shape());
  }

  private static Tensor turned(TensorFactory factory, HostArray values, Shape shape) {
    int rank = shape.rank();
    int[] extents = IntStream.range(0, rank).map(i -> shape.extent(rank - 1 - i)).toArray();
    int[] order = IntStream.range(0, rank).map(i -> rank - 1 - i).toArray();
    return factory.tensor(values, Shape.of(extents)).permute(order);
  }
}
