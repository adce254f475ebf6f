package dev.nabla.io;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in front of an array's elements: {@code numpy.lib.format}, versions 1 to 3.
 *
 * @param columnMajor whether the first axis is the one that runs fastest
 */
record NpyHeader(StoredType type, ByteOrder order, boolean columnMajor, Shape shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 20;
  private static final int ALIGNMENT = 64;

  /** Digits that NumPy leaves room for, so that an array can grow. */
  private static final int ROOM = 21;

  /** The magic, two bytes of version and two of length. */
  private static final int BEFORE_TEXT = MAGIC.length + 4;

  private static final String ENTRY =
      "'(descr|fortran_order|shape)'\\s*:\\s*('[^']*'|True|False|\\([0-9, ]*\\))\\s*(?:,\\s*|(?=\\}))";
  private static final Pattern ENTRIES = Pattern.compile(ENTRY);
  private static final Pattern WHOLE = Pattern.compile("\\{\\s*(?:" + ENTRY + "){3}\\}\\s*");
  private static final Pattern DESCRIPTION = Pattern.compile("([<>|=]?)([bfiu])([1248])");

  /** What a tensor is written with. */
  static byte[] bytes(DType dtype, Shape shape) {
    String type =
        switch (dtype) {
          case FLOAT32 -> "<f4";
          case FLOAT64 -> "<f8";
          case INT64 -> "<i8";
          case BOOL -> "|b1";
        };
    String extents =
        IntStream.of(shape.toArray()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type, extents, shape.rank() == 1 ? "," : "");
    int grown = shape.rank() == 0 ? 0 : ROOM - Integer.toString(shape.extent(0)).length();
    int length = text.length() + grown + 1;
    int padded = (BEFORE_TEXT + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - BEFORE_TEXT;
    StringBuilder all = new StringBuilder("\u0093NUMPY\u0001\0");
    all.append((char) (padded & 0xff)).append((char) (padded >> 8));
    all.append(text).append(" ".repeat(padded - text.length() - 1)).append('\n');
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static NpyHeader read(Damage damage, DataInputStream from) throws IOException {
    byte[] magic = from.readNBytes(MAGIC.length);
    damage.require(
        Arrays.equals(magic, MAGIC),
        "\\x93NUMPY at the beginning",
        magic.length == 0 ? "nothing" : "other bytes");
    int version = from.readUnsignedByte();
    from.readUnsignedByte();
    damage.require(version >= 1 && version <= 3, "a format of version 1, 2 or 3", version);
    int length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(from.readShort()))
            : Integer.reverseBytes(from.readInt());
    damage.require(
        length >= 0 && length <= LONGEST,
        "a header of at most " + LONGEST + " bytes",
        Integer.toUnsignedString(length));
    byte[] text = from.readNBytes(length);
    damage.require(text.length == length, length + " bytes of header", text.length + " bytes");
    return of(damage, new String(text, StandardCharsets.UTF_8));
  }

  private static NpyHeader of(Damage damage, String text) {
    Map<String, String> entries = new HashMap<>();
    Matcher matcher = ENTRIES.matcher(text);
    while (matcher.find()) {
      entries.put(matcher.group(1), matcher.group(2));
    }
    boolean complete = WHOLE.matcher(text).matches() && entries.size() == 3;
    String description = entries.getOrDefault("descr", "");
    String extents = entries.getOrDefault("shape", "");
    String order = entries.getOrDefault("fortran_order", "");
    damage.require(
        complete
            && description.startsWith("'")
            && extents.startsWith("(")
            && !order.startsWith("'")
            && !order.startsWith("("),
        "descr, fortran_order and shape of an array of numbers",
        Damage.quoted(text.strip()));
    Matcher type = DESCRIPTION.matcher(description.replace("'", ""));
    return new NpyHeader(
        type(damage, type, description),
        type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        order.equals("True"),
        shape(damage, extents));
  }

  private static StoredType type(Damage damage, Matcher type, String description) {
    String name = type.matches() ? type.group(2) + type.group(3) : "";
    return switch (name) {
      case "b1" -> StoredType.BOOL;
      case "i1" -> StoredType.I8;
      case "i2" -> StoredType.I16;
      case "i4" -> StoredType.I32;
      case "i8" -> StoredType.I64;
      case "u1" -> StoredType.U8;
      case "u2" -> StoredType.U16;
      case "u4" -> StoredType.U32;
      case "f2" -> StoredType.F16;
      case "f4" -> StoredType.F32;
      case "f8" -> StoredType.F64;
      default ->
          throw new NablaException(
              damage.file(),
              "a dtype among bool, int8 to int64, uint8 to uint32, float16 to float64",
              description,
              "convert the array with astype, and save it again");
    };
  }

  private static Shape shape(Damage damage, String extents) {
    try {
      int[] each =
          Pattern.compile(",")
              .splitAsStream(extents.substring(1, extents.length() - 1))
              .map(String::strip)
              .filter(extent -> !extent.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      Shape shape = Shape.of(each);
      Math.multiplyExact(shape.size(), Long.BYTES);
      return shape;
    } catch (NumberFormatException | NablaException | ArithmeticException e) {
      throw damage.error("extents below 2^31, together below 2^60", extents, e);
    }
  }
}
