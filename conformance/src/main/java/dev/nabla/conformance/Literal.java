package dev.nabla.conformance;

import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers and tensors as Java writes them. */
final class Literal {
  private static final int MOST = 256;
  private static final int SHOWN = 12;

  private Literal() {}

  /** A double as {@link Double#toString} gives it. */
  static String of(String number) {
    return switch (number) {
      case "NaN", "-NaN" -> "Double.NaN";
      case "Infinity" -> "Double.POSITIVE_INFINITY";
      case "-Infinity" -> "Double.NEGATIVE_INFINITY";
      default -> String.valueOf(Double.parseDouble(number));
    };
  }

  /** An expression; of a large tensor the first values stand for all, with a note. */
  static String tensor(Stored stored) {
    HostArray values = stored.values();
    return "backend.tensor("
        + (values.length() > MOST ? cut(values) : whole(values))
        + ", "
        + of(stored.shape())
        + ")";
  }

  /** {@code Shape.of(2, 3)}. */
  static String of(Shape shape) {
    return IntStream.range(0, shape.rank())
        .mapToObj(i -> String.valueOf(shape.extent(i)))
        .collect(Collectors.joining(", ", "Shape.of(", ")"));
  }

  /** All of them, as an expression. */
  static String whole(HostArray values) {
    return switch (values.dtype()) {
      case FLOAT32 -> array("Floats(new float", values, i -> single((float) values.getDouble(i)));
      case FLOAT64 ->
          array("Doubles(new double", values, i -> of(Double.toString(values.getDouble(i))));
      case INT64 -> array("Longs(new long", values, i -> values.getLong(i) + "L");
      case BOOL ->
          array("Booleans(new boolean", values, i -> String.valueOf(values.getLong(i) != 0));
    };
  }

  private static String single(float value) {
    return Float.isFinite(value) ? value + "f" : "(float) " + of(Float.toString(value));
  }

  private static String array(String type, HostArray values, IntFunction<String> element) {
    return IntStream.range(0, values.length())
        .mapToObj(element)
        .collect(Collectors.joining(", ", "new HostArray." + type + "[] {", "})"));
  }

  private static String cut(HostArray values) {
    String first =
        IntStream.range(0, MOST / 4)
            .mapToObj(i -> of(Double.toString(values.getDouble(i))))
            .collect(Collectors.joining(", ", "new double[] {", "}"));
    return "/* cut: the first "
        + MOST / 4
        + " of "
        + values.length()
        + " values, again and again */ HostArray.generate(DType."
        + values.dtype()
        + ", "
        + values.length()
        + ", i -> "
        + first
        + "[i % "
        + MOST / 4
        + "])";
  }

  /** The first values, for people. */
  static String shown(Stored stored) {
    HostArray values = stored.values();
    int shown = Math.min(values.length(), SHOWN);
    return stored.shape()
        + " "
        + IntStream.range(0, shown)
            .mapToObj(
                i ->
                    values.dtype().isFloating()
                        ? Double.toString(values.getDouble(i))
                        : Long.toString(values.getLong(i)))
            .collect(Collectors.joining(", ", "[", shown < values.length() ? ", ...]" : "]"));
  }
}
