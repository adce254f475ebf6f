package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code receiver.method(arguments)} and then {@code suffix}, to be run and to be printed.
 *
 * @param suffix what takes one of several results: {@code ".values()"}, {@code ".indices()"},
 *     {@code ".get(0)"}, or nothing
 */
record FuzzCall(int receiver, String method, List<FuzzArgument> arguments, String suffix) {
  private static final int NONE = -1;

  /** A static method of Tensor. */
  static FuzzCall ofTensors(String method, FuzzArgument... arguments) {
    return new FuzzCall(NONE, method, List.of(arguments), "");
  }

  static FuzzCall of(FuzzOperand receiver, String method, FuzzArgument... arguments) {
    return new FuzzCall(receiver.node(), method, List.of(arguments), "");
  }

  FuzzCall then(String taken) {
    return new FuzzCall(receiver, method, arguments, taken);
  }

  Tensor on(Backend backend, List<Tensor> nodes) {
    Class<?>[] types = arguments.stream().map(FuzzArgument::type).toArray(Class<?>[]::new);
    Object[] values = arguments.stream().map(a -> a.value().of(backend, nodes)).toArray();
    Tensor on = receiver == NONE ? null : nodes.get(receiver);
    try {
      return taken(Tensor.class.getMethod(method, types).invoke(on, values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no such method of Tensor", e);
    }
  }

  private Tensor taken(Object result) {
    return switch (suffix) {
      case ".values()" -> ((ValuesAndIndices) result).values();
      case ".indices()" -> ((ValuesAndIndices) result).indices();
      case ".get(0)" -> (Tensor) ((List<?>) result).get(0);
      case ".get(1)" -> (Tensor) ((List<?>) result).get(1);
      default -> (Tensor) result;
    };
  }

  /** As Java, given the names of the tensors. */
  String text(List<String> names) {
    String on = receiver == NONE ? "Tensor" : names.get(receiver);
    return arguments.stream()
        .map(a -> a.text().apply(names))
        .collect(Collectors.joining(", ", on + "." + method + "(", ")" + suffix));
  }
}
