package dev.nabla.conformance;

import dev.nabla.tensor.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A method of the api found by its name and by what it is called with. */
record GoldenMethod(Method method, List<GoldenMethod.Argument> arguments) {
  /**
   * A value for whichever parameter accepts it.
   *
   * @param kind for messages
   */
  record Argument(
      String kind, Predicate<Class<?>> accepts, Function<Class<?>, @Nullable Object> as) {

    static Argument of(Class<?> type, Object value) {
      return new Argument(type.getSimpleName(), type::equals, parameter -> value);
    }

    static Argument tensor(Tensor value) {
      return of(Tensor.class, value);
    }

    static Argument none() {
      return new Argument("null", type -> !type.isPrimitive(), parameter -> null);
    }

    static Argument integer(int narrow, long wide) {
      return new Argument(
          "int",
          type -> type == int.class || type == long.class,
          parameter -> parameter == int.class ? (Object) narrow : (Object) wide);
    }

    /** {@code Axes.KEEP}. */
    static Argument constant(String name) {
      String[] parts = name.split("\\.", -1);
      return new Argument(
          parts[0],
          type -> type.isEnum() && type.getSimpleName().equals(parts[0]),
          type ->
              Arrays.stream(type.getEnumConstants())
                  .filter(c -> c.toString().equals(parts[1]))
                  .findFirst()
                  .orElse(null));
    }

    static Argument tensors(List<Tensor> values) {
      return new Argument(
          "Tensor...",
          type -> type == Tensor[].class || type == List.class,
          type -> type == List.class ? values : values.toArray(new Tensor[0]));
    }

    /** The element type is not known here: it is a type of the api by name alone. */
    static Argument indices(List<Object> values) {
      return new Argument(
          "Index...",
          type -> type.isArray() && type.getComponentType().getSimpleName().equals("Index"),
          type -> {
            Object array = Array.newInstance(type.getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
              Array.set(array, i, values.get(i));
            }
            return array;
          });
    }
  }

  /** The method {@code name} of a type below {@code dev.nabla}; an error if there is none. */
  static GoldenMethod find(String type, String name, List<Argument> arguments) {
    return candidates(type).stream()
        .filter(m -> m.getName().equals(name) && fits(m, arguments))
        .min(Comparator.comparing(Method::toString))
        .map(m -> new GoldenMethod(m, arguments))
        .orElseThrow(
            () ->
                new AssertionError(
                    "no such method: "
                        + arguments.stream()
                            .map(Argument::kind)
                            .collect(Collectors.joining(", ", type + "." + name + "(", ")"))));
  }

  private static List<Method> candidates(String type) {
    String name = type.contains(".") ? type : "tensor." + type;
    try {
      List<Method> methods = new ArrayList<>();
      for (Method method : Class.forName("dev.nabla." + name).getMethods()) {
        if (!method.isSynthetic() && method.getDeclaringClass() != Object.class) {
          methods.add(method);
        }
      }
      return methods;
    } catch (ClassNotFoundException e) {
      return List.of();
    }
  }

  private static boolean fits(Method method, List<Argument> arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!arguments.get(i).accepts().test(types[i])) {
        return false;
      }
    }
    return true;
  }

  /** The result of calling it, on {@code receiver} unless it is static. */
  Object call(@Nullable Object receiver) {
    Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i).as().apply(method.getParameterTypes()[i]);
    }
    if (receiver == null && !Modifier.isStatic(method.getModifiers())) {
      throw new AssertionError("not static: " + method);
    }
    try {
      return method.invoke(receiver, values);
    } catch (InvocationTargetException e) {
      throw rethrown(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError("not public: " + method, e);
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(cause);
  }
}
