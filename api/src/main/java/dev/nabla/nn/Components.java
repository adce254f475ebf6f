package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a component is made of: by reflection if it is a record. */
final class Components {
  private Components() {}

  /**
   * The record's components by name, in the order of their declaration; an empty optional is left
   * out.
   */
  static Map<String, Object> ofRecord(Component module) {
    RecordComponent[] components = module.getClass().getRecordComponents();
    if (components == null) {
      throw new NablaException(
          "module",
          "a record, whose components are its parameters and layers",
          "the class " + module.getClass().getName(),
          "make it a record, or override components()");
    }
    Map<String, Object> found = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      put(found, component.getName(), read(component.getAccessor(), module));
    }
    return found;
  }

  /**
   * {@code value} under {@code name}, or what it holds under {@code name.0} or {@code name.key}.
   */
  private static void put(Map<String, Object> found, String name, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      put(found, name, optional.orElse(null));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        put(found, name + "." + i, list.get(i));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, held) -> put(found, name + "." + key, held));
    } else if (value instanceof Component[] || value instanceof Tensor[]) {
      throw new NablaException(
          "module",
          "components that are modules, tensors, or lists or maps of them",
          "'" + name + "', an array",
          "make it a List, which cannot be changed behind the module's back");
    } else if (value != null) {
      found.put(name, value);
    }
  }

  /** Those of {@code components} that are of {@code type}, in a new map. */
  static <T> Map<String, T> ofType(Class<T> type, Map<String, Object> components) {
    Map<String, T> found = new LinkedHashMap<>();
    components.forEach(
        (name, value) -> {
          if (type.isInstance(value)) {
            found.put(name, type.cast(value));
          }
        });
    return found;
  }

  /** Those of {@code type} of the component itself, and then of its children, by dotted name. */
  static <T> Map<String, T> named(Component component, Class<T> type) {
    Map<String, Object> components = component.components();
    Map<String, T> named = ofType(type, components);
    ofType(Component.class, components)
        .forEach(
            (child, c) -> named(c, type).forEach((name, t) -> named.put(child + "." + name, t)));
    return named;
  }

  /** What people call the type of {@code component}. */
  static String typeName(Component component) {
    Class<?> type = component.getClass();
    if (component instanceof Enum<?> constant) {
      return constant.toString();
    }
    if (type.isSynthetic()) {
      return "(lambda)";
    }
    String name = type.getName();
    return type.isAnonymousClass()
        ? name.substring(name.lastIndexOf('.') + 1)
        : type.getSimpleName();
  }

  private static Object read(Method accessor, Component module) {
    try {
      accessor.setAccessible(true); // the record may be private to its user
      return accessor.invoke(module);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new NablaException(
          "module",
          "components that can be read",
          accessor + ": " + (e.getCause() == null ? e : e.getCause()),
          "mend the accessor, open its package, or override components()",
          e);
    }
  }
}
