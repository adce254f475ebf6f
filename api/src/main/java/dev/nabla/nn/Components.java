package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a module that is a record is made of. */
final class Components {
  private Components() {}

  /**
   * The record's components by name, in the order of their declaration; an empty optional is left
   * out.
   */
  static Map<String, Object> ofRecord(Module module) {
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
      Object value = read(component.getAccessor(), module);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> found.put(component.getName(), present));
      } else if (value != null) {
        found.put(component.getName(), value);
      }
    }
    return found;
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

  private static Object read(Method accessor, Module module) {
    try {
      accessor.setAccessible(true); // the record may be private to its user
      return accessor.invoke(module);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new NablaException(
          "module",
          "components that can be read",
          accessor + " that cannot",
          "open its package to nabla.api, or override components()",
          e);
    }
  }
}
