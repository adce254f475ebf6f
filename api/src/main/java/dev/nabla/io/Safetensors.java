package dev.nabla.io;

import dev.nabla.io.SafetensorsHeader.Entry;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Files of named tensors in the safetensors format: eight bytes that give the header's length, the
 * header in JSON, and the elements, which fill the rest without a gap or an overlap.
 *
 * <p>What is written is what the reference implementation writes of the same tensors, byte for
 * byte. What is read may have any of the {@link StoredType}s: F16 and BF16 become FLOAT32, integers
 * INT64, each value exactly. A file that breaks the format anywhere is an error that names it.
 */
public final class Safetensors {
  /** As in the reference implementation. */
  static final int LONGEST_HEADER = 100_000_000;

  private static final int PIECE = 1 << 20;

  /** Elements in Java's memory and their extents. */
  public record Stored(HostArray values, Shape shape) {}

  private Safetensors() {}

  /** {@link #write(Path, Map, Map)} without metadata. */
  public static void write(Path file, Map<String, ? extends Tensor> tensors) {
    write(file, tensors, Map.of());
  }

  /**
   * Writes {@code tensors}, such as a {@code stateDict()}, and free text by name.
   *
   * <p>The file is complete or not there: it is written beside and renamed, and a failure leaves
   * the old one as it was.
   */
  public static void write(
      Path file, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
    Map<String, Tensor> ordered = HeaderWriter.ordered(tensors);
    byte[] header = HeaderWriter.write(file.toString(), ordered, metadata);
    Replacement.write(
        file,
        channel -> {
          ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).order(ByteOrder.LITTLE_ENDIAN);
          drain(piece.putLong(header.length), channel);
          drain(ByteBuffer.wrap(header).position(header.length), channel);
          for (Tensor tensor : ordered.values()) {
            HostArray values = tensor.toHost();
            for (int at = 0; at < values.length(); ) {
              at += Elements.write(values, at, piece);
              drain(piece, channel);
            }
          }
        });
  }

  private static void drain(ByteBuffer full, FileChannel channel) throws IOException {
    full.flip();
    while (full.hasRemaining()) {
      channel.write(full);
    }
    full.clear();
  }

  /** All tensors of {@code file} by name, in the header's order. */
  public static Map<String, Tensor> read(Path file, TensorFactory factory) {
    return read(file, factory, name -> true);
  }

  /** Those tensors of {@code file} whose name is {@code wanted}; no others are looked at. */
  public static Map<String, Tensor> read(
      Path file, TensorFactory factory, Predicate<String> wanted) {
    return with(file, (source, damage) -> tensors(source, damage, wanted, factory::tensor));
  }

  /** Those tensors of {@code file} in Java's memory. */
  static Map<String, Stored> stored(Path file, Predicate<String> wanted) {
    return with(file, (source, damage) -> tensors(source, damage, wanted, Stored::new));
  }

  /** The metadata of {@code file} and the dtypes and shapes of its tensors, which are not read. */
  public static SafetensorsHeader header(Path file) {
    return with(file, (source, damage) -> source.header(damage));
  }

  /**
   * The tensors in {@code content}, all that a file has, in Java's memory.
   *
   * @param name what errors call it
   */
  public static Map<String, Stored> read(String name, byte[] content) {
    Damage damage = new Damage(name);
    try {
      return tensors(Source.of(content), damage, any -> true, Stored::new);
    } catch (IOException e) {
      throw damage.error("bytes in memory", String.valueOf(e), e);
    }
  }

  /** What is done with an open file. */
  private interface Reading<T> {
    T of(Source source, Damage damage) throws IOException;
  }

  private static <T> T with(Path file, Reading<T> reading) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return reading.of(Source.of(channel), new Damage(file.toString()));
    } catch (IOException e) {
      throw new NablaException(
          file.toString(),
          "a file that can be read",
          String.valueOf(e),
          "mend its path or rights",
          e);
    }
  }

  /** One array in Java's memory at a time, if {@code made} keeps none. */
  private static <T> Map<String, T> tensors(
      Source source, Damage damage, Predicate<String> wanted, BiFunction<HostArray, Shape, T> made)
      throws IOException {
    Map<String, T> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> named : source.header(damage).tensors().entrySet()) {
      if (wanted.test(named.getKey())) {
        Entry entry = named.getValue();
        requireArray(damage, named.getKey(), entry.shape());
        tensors.put(named.getKey(), made.apply(source.values(damage, entry), entry.shape()));
      }
    }
    return tensors;
  }

  private static void requireArray(Damage damage, String name, Shape shape) {
    if (shape.size() > Integer.MAX_VALUE - 8) {
      throw new NablaException(
          damage.file(),
          "fewer than 2^31 - 8 elements of " + Damage.quoted(name),
          Long.toString(shape.size()),
          "split the tensor where it was made");
    }
  }
}
