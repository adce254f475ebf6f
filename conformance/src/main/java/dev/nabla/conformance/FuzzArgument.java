package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Index;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a method is called with, as a value and as Java: one thing, so that they cannot differ.
 *
 * @param type the parameter's
 * @param value on a backend, given the tensors so far
 * @param text given the names of the tensors
 */
record FuzzArgument(Class<?> type, Value value, Function<List<String>, String> text) {
  /** The argument itself. */
  interface Value {
    Object of(Backend backend, List<Tensor> nodes);
  }

  static FuzzArgument number(int value) {
    return constant(int.class, value, Integer.toString(value));
  }

  static FuzzArgument number(double value) {
    return constant(double.class, value, Double.toString(value));
  }

  static FuzzArgument truth(boolean value) {
    return constant(boolean.class, value, Boolean.toString(value));
  }

  /** {@code int...}. */
  static FuzzArgument numbers(int... values) {
    return constant(int[].class, values, list(values.length, i -> Integer.toString(values[i])));
  }

  static FuzzArgument constant(Enum<?> value) {
    Class<?> type = value.getDeclaringClass();
    return constant(type, value, type.getSimpleName() + "." + value.name());
  }

  private static FuzzArgument constant(Class<?> type, Object value, String text) {
    return new FuzzArgument(type, (backend, nodes) -> value, names -> text);
  }

  static FuzzArgument node(FuzzOperand operand) {
    int at = operand.node();
    return new FuzzArgument(Tensor.class, (b, nodes) -> nodes.get(at), names -> names.get(at));
  }

  /** {@code Tensor...} of one. */
  static FuzzArgument nodes(FuzzOperand operand) {
    return nodes(List.of(operand));
  }

  /** {@code Tensor...}. */
  static FuzzArgument nodes(List<FuzzOperand> operands) {
    return new FuzzArgument(
        Tensor[].class,
        (b, nodes) -> operands.stream().map(x -> nodes.get(x.node())).toArray(Tensor[]::new),
        names -> names(operands, names));
  }

  /** {@code List.of(t0)}. */
  static FuzzArgument list(List<FuzzOperand> operands) {
    return new FuzzArgument(
        List.class,
        (b, nodes) -> operands.stream().map(x -> nodes.get(x.node())).toList(),
        names -> "java.util.List.of(" + names(operands, names) + ")");
  }

  private static String names(List<FuzzOperand> operands, List<String> names) {
    return operands.stream().map(x -> names.get(x.node())).collect(Collectors.joining(", "));
  }

  static FuzzArgument text(String value) {
    return constant(String.class, value, '"' + value + '"');
  }

  static FuzzArgument shape(int... extents) {
    String text = list(extents.length, i -> Integer.toString(extents[i]));
    return constant(Shape.class, Shape.of(extents), "Shape.of(" + text + ")");
  }

  /**
   * One of {@link #indices}.
   *
   * @param text the call of a method of Index
   */
  static FuzzArgument index(Index value, String text) {
    return constant(Index.class, value, "Index." + text);
  }

  /** {@code Index...}. */
  static FuzzArgument indices(List<FuzzArgument> each) {
    return new FuzzArgument(
        Index[].class,
        (b, nodes) -> each.stream().map(i -> (Index) i.value().of(b, nodes)).toArray(Index[]::new),
        names -> each.stream().map(i -> i.text().apply(names)).collect(Collectors.joining(", ")));
  }

  /** An INT64 tensor of given values. */
  static FuzzArgument positions(Shape shape, long... values) {
    HostArray.Longs host = new HostArray.Longs(values);
    return new FuzzArgument(
        Tensor.class, (b, nodes) -> b.tensor(host, shape), names -> literal(host, shape));
  }

  /** {@code backend.tensor(1.0, 2.0).reshape(2, 1)}. */
  static String literal(HostArray values, Shape shape) {
    String extents = list(shape.rank(), i -> Integer.toString(shape.extent(i)));
    if (values.length() == 0) {
      return "backend.zeros(Shape.of(" + extents + "), DType." + values.dtype() + ")";
    }
    String vector = "backend.tensor(" + list(values.length(), i -> element(values, i)) + ")";
    return shape.rank() == 1 ? vector : vector + ".reshape(" + extents + ")";
  }

  private static String element(HostArray values, int i) {
    return switch (values.dtype()) {
      case FLOAT32 -> (float) values.getDouble(i) + "f";
      case FLOAT64 -> Double.toString(values.getDouble(i));
      case INT64 -> values.getLong(i) + "L";
      case BOOL -> Boolean.toString(values.getLong(i) != 0);
    };
  }

  private static String list(int length, Function<Integer, String> element) {
    Integer[] all = new Integer[length];
    Arrays.setAll(all, i -> i);
    return Arrays.stream(all).map(element).collect(Collectors.joining(", "));
  }
}
