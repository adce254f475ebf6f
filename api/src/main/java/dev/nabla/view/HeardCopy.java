package dev.nabla.view;

import dev.nabla.nn.Component;
import dev.nabla.nn.Module;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies of records on the same tensors, in which each {@link Module} that a record holds as no
 * more than that tells of its calls. What is no record, or cannot be made anew, is taken as it is.
 */
final class HeardCopy {
  private final IdentityHashMap<Component, Component> copies = new IdentityHashMap<>();
  private final IdentityHashMap<Component, Component> originals = new IdentityHashMap<>();

  /** A copy of the same class, or {@code component} itself. */
  @SuppressWarnings("unchecked") // a copy of a record is of its class
  <C extends Component> C of(C component) {
    return (C) copy(component, Map.of());
  }

  /** What {@code component} is a copy of. */
  Component original(Component component) {
    return originals.getOrDefault(component, component);
  }

  private Component copy(Component component, Map<TypeVariable<?>, Type> known) {
    Component made = copies.get(component);
    if (made == null) {
      made = rebuilt(component, known);
      copies.put(component, made);
      originals.putIfAbsent(made, component);
    }
    return made;
  }

  private Component rebuilt(Component component, Map<TypeVariable<?>, Type> known) {
    RecordComponent[] parts = component.getClass().getRecordComponents();
    if (parts == null) {
      return component;
    }
    try {
      Class<?>[] types = new Class<?>[parts.length];
      Object[] values = new Object[parts.length];
      boolean changed = false;
      for (int i = 0; i < parts.length; i++) {
        parts[i].getAccessor().setAccessible(true);
        Object value = parts[i].getAccessor().invoke(component);
        types[i] = parts[i].getType();
        Object made = heard(value, parts[i].getGenericType(), known);
        boolean fits = made == value || types[i].isInstance(made); // a list need be no LinkedList
        values[i] = fits ? made : value;
        changed |= values[i] != value;
      }
      Constructor<?> canonical = component.getClass().getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return changed ? (Component) canonical.newInstance(values) : component;
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return component;
    }
  }

  /** {@code value} in a place of type {@code declared}; itself where nothing in it is heard. */
  private @Nullable Object heard(
      @Nullable Object value, Type declared, Map<TypeVariable<?>, Type> known) {
    Type type = resolved(declared, known);
    if (value instanceof Optional<?> optional) {
      Object held = optional.orElse(null);
      Object made = heard(held, argument(type, 0), known);
      return made == held ? value : Optional.ofNullable(made);
    }
    if (value instanceof List<?> list) {
      return heardAll(list, argument(type, 0), known);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> made = new LinkedHashMap<>();
      Type of = argument(type, 1);
      map.forEach((key, held) -> made.put(key, heard(held, of, known)));
      boolean same = map.entrySet().stream().allMatch(e -> made.get(e.getKey()) == e.getValue());
      return same ? value : made;
    }
    if (!(value instanceof Component component)) {
      return value;
    }
    Component copy = copy(component, arguments(component, type, known));
    return type == Module.class && copy instanceof Module module ? wrapped(module) : copy;
  }

  private Object heardAll(List<?> list, Type of, Map<TypeVariable<?>, Type> known) {
    List<@Nullable Object> made = new ArrayList<>();
    boolean same = true;
    for (Object held : list) {
      made.add(heard(held, of, known));
      same &= made.get(made.size() - 1) == held;
    }
    return same ? list : made;
  }

  private Module wrapped(Module module) {
    HeardModule heard = new HeardModule(module);
    originals.put(heard, original(module));
    return heard;
  }

  /** The argument of {@code type}, or else what says nothing. */
  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType p && index < p.getActualTypeArguments().length
        ? p.getActualTypeArguments()[index]
        : Object.class;
  }

  private static Type resolved(Type type, Map<TypeVariable<?>, Type> known) {
    Type bound = type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type;
    return bound instanceof TypeVariable<?> variable
        ? known.getOrDefault(variable, Object.class)
        : bound;
  }

  /** What the class of {@code component} calls the arguments of {@code type}. */
  private static Map<TypeVariable<?>, Type> arguments(
      Component component, Type type, Map<TypeVariable<?>, Type> known) {
    Map<TypeVariable<?>, Type> found = new HashMap<>();
    if (type instanceof ParameterizedType p && p.getRawType() == component.getClass()) {
      TypeVariable<?>[] names = component.getClass().getTypeParameters();
      for (int i = 0; i < names.length; i++) {
        found.put(names[i], resolved(p.getActualTypeArguments()[i], known));
      }
    }
    return found;
  }
}
