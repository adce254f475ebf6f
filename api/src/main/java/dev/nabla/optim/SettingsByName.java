package dev.nabla.optim;

import dev.nabla.tensor.NablaException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers and truths of a record as numbers by name, and back; empty ones have no name. */
final class SettingsByName {
  private static final Set<Class<?>> TYPES =
      Set.of(double.class, int.class, boolean.class, OptionalDouble.class, OptionalInt.class);

  private SettingsByName() {}

  static Map<String, Double> save(Record settings) {
    Map<String, Double> saved = new LinkedHashMap<>();
    for (RecordComponent component : components(settings)) {
      Double number = number(read(component, settings));
      if (number != null) {
        saved.put(component.getName(), number);
      }
    }
    return saved;
  }

  /** A record like {@code like} with the saved values, checked by its constructor. */
  static <H extends Record> H restore(H like, Map<String, Double> saved) {
    RecordComponent[] components = components(like);
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    if (!names.containsAll(saved.keySet())) {
      throw unfit(names, saved);
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Object value = value(components[i].getType(), saved.get(names.get(i)));
      if (value == null) {
        throw unfit(names, saved);
      }
      values[i] = value;
    }
    return made(like, values);
  }

  private static NablaException unfit(List<String> names, Map<String, Double> saved) {
    return new NablaException(
        "restore",
        "hyper-parameters " + names,
        saved.toString(),
        "restore the state of an optimizer of the same kind");
  }

  private static RecordComponent[] components(Record settings) {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    for (RecordComponent component : components) {
      if (!TYPES.contains(component.getType())) {
        throw new NablaException(
            "state",
            "hyper-parameters of type double, int, boolean, OptionalDouble or OptionalInt",
            component.getType().getSimpleName() + " " + component.getName(),
            "make it one of these, or override state() and restore(…)");
      }
    }
    return components;
  }

  private static @Nullable Double number(Object value) {
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? optional.getAsDouble() : null;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? (double) optional.getAsInt() : null;
    }
    return value instanceof Number number ? number.doubleValue() : value.equals(true) ? 1.0 : 0.0;
  }

  /** Null where {@code type} has no such value. */
  private static @Nullable Object value(Class<?> type, @Nullable Double number) {
    if (type == OptionalDouble.class) {
      return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
    if (number == null) {
      return type == OptionalInt.class ? OptionalInt.empty() : null;
    }
    if (type == double.class) {
      return number;
    }
    int whole = number.intValue();
    if (whole != number) {
      return null;
    }
    if (type == boolean.class && whole != 0 && whole != 1) {
      return null;
    }
    return type == boolean.class
        ? (Object) (whole == 1)
        : type == int.class ? (Object) whole : OptionalInt.of(whole);
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
  private static <H extends Record> H made(H like, Object... values) {
    Class<?>[] types =
        Arrays.stream(like.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
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
