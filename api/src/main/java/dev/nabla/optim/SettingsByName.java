package dev.nabla.optim;

import dev.nabla.tensor.NablaException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers and truths of a record as numbers by name, and back. */
final class SettingsByName {
  private SettingsByName() {}

  static Map<String, Double> save(Record settings) {
    Map<String, Double> saved = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      saved.put(component.getName(), number(read(component, settings)));
    }
    return saved;
  }

  /** A record like {@code like} with the saved values, checked by its constructor. */
  static <H extends Record> H restore(H like, Map<String, Double> saved) {
    RecordComponent[] components = like.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      Double value = saved.get(components[i].getName());
      if (value == null || saved.size() != components.length) {
        throw new NablaException(
            "restore",
            "hyper-parameters " + save(like).keySet(),
            saved.keySet().toString(),
            "restore the state of an optimizer of the same kind");
      }
      types[i] = components[i].getType();
      values[i] = value(types[i], value);
    }
    return made(like, types, values);
  }

  private static double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value.equals(true) ? 1 : 0;
  }

  private static Object value(Class<?> type, double number) {
    if (type == double.class) {
      return number;
    }
    if (type == boolean.class) {
      return number != 0;
    }
    return (int) number;
  }

  private static Object read(RecordComponent component, Record settings) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked") // the constructor of like's own class
  private static <H extends Record> H made(H like, Class<?>[] types, Object... values) {
    try {
      Constructor<?> constructor = like.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (H) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof NablaException wrong) {
        throw wrong;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
