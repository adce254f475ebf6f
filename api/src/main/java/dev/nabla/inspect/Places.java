package dev.nabla.inspect;

import dev.nabla.nn.Component;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where something happened, and what was there, for people. */
final class Places {
  private static final int FEW = 6;
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Places() {}

  /** {@code [1, 2]}: the position of element {@code i} in row-major order. */
  static String index(Shape shape, int i) {
    int[] index = new int[shape.rank()];
    int rest = i;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.extent(axis);
      rest /= shape.extent(axis);
    }
    return IntStream.of(index)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** The first elements. */
  static String few(HostArray values) {
    String shown =
        IntStream.range(0, Math.min(FEW, values.length()))
            .mapToObj(i -> element(values, i))
            .collect(Collectors.joining(", "));
    return "{" + shown + (values.length() > FEW ? ", …}" : "}");
  }

  /** One element as its dtype prints it. */
  static String element(HostArray values, int i) {
    DType dtype = values.dtype();
    return switch (dtype) {
      case FLOAT32 -> Float.toString((float) values.getDouble(i));
      case FLOAT64 -> Double.toString(values.getDouble(i));
      case INT64 -> Long.toString(values.getLong(i));
      case BOOL -> Boolean.toString(values.getLong(i) != 0);
    };
  }

  /**
   * {@code , in Model.forward(Model.java:12) > Linear.forward(Linear.java:60)}: the components that
   * this thread is in, the outermost first; nothing outside them.
   */
  static String components() {
    List<String> path =
        STACK.walk(
            frames ->
                frames
                    .filter(f -> Component.class.isAssignableFrom(f.getDeclaringClass()))
                    .map(
                        f ->
                            f.getDeclaringClass().getSimpleName()
                                + "."
                                + f.getMethodName()
                                + "("
                                + f.getFileName()
                                + ":"
                                + f.getLineNumber()
                                + ")")
                    .collect(Collectors.toList()));
    Collections.reverse(path);
    return path.isEmpty() ? "" : ", in " + String.join(" > ", path);
  }
}
