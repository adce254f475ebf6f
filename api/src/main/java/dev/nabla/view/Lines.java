package dev.nabla.view;

import dev.nabla.nn.Component;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.ModelSummary.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of a summary, of the calls of one model. */
final class Lines {
  private final Map<String, Component> named;
  private final IdentityHashMap<Component, List<String>> names = new IdentityHashMap<>();
  private final Set<Component> called = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Component> listed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Parameter> counted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Layer> layers = new ArrayList<>();

  Lines(Component model) {
    named = model.namedComponents();
    named.forEach((name, c) -> names.computeIfAbsent(c, x -> new ArrayList<>()).add(name));
  }

  List<Layer> of(Call root) {
    note(root);
    add(root, "", "", 0);
    return layers;
  }

  private void note(Call call) {
    called.add(call.component);
    call.inner.forEach(this::note);
  }

  /**
   * A line for {@code call}, and those in it.
   *
   * @param path the full name of the component
   * @param shown its name within what called it
   */
  private void add(Call call, String path, String shown, int depth) {
    boolean first = listed.add(call.component);
    layers.add(layer(call, shown, depth));
    IdentityHashMap<Component, Integer> times = new IdentityHashMap<>();
    for (Call inner : call.inner) {
      String name = path(inner.component, path, times.merge(inner.component, 1, Integer::sum) - 1);
      add(inner, name, within(path, name), depth + 1);
    }
    if (first) {
      for (String name : unseen(path)) {
        Component component = named.get(name);
        if (component != null && !listed.contains(component)) {
          listed.add(component);
          layers.add(layer(new Call(component, List.of()), within(path, name), depth + 1));
        }
      }
    }
  }

  /** The full name of {@code component} below {@code path}, the next one at each time. */
  private String path(Component component, String path, int time) {
    List<String> all = names.getOrDefault(component, List.of(""));
    List<String> below = all.stream().filter(name -> isBelow(path, name)).toList();
    List<String> candidates = below.isEmpty() ? all : below;
    return candidates.get(time % candidates.size());
  }

  private static boolean isBelow(String path, String name) {
    return path.isEmpty() || name.startsWith(path + ".");
  }

  private static String within(String path, String name) {
    return !path.isEmpty() && isBelow(path, name) ? name.substring(path.length() + 1) : name;
  }

  /** What no call was seen of, has something to show, and is of nothing called below. */
  private Set<String> unseen(String path) {
    Set<String> found = new LinkedHashSet<>();
    named.forEach(
        (name, component) -> {
          boolean shows = !own(component).isEmpty() || component.children().isEmpty();
          if (shows && isBelow(path, name) && !called.contains(component)) {
            found.add(name);
          }
        });
    found.removeIf(name -> !nearestCalled(name).equals(path));
    return found;
  }

  /** The name of the innermost component around {@code name} that was called. */
  private String nearestCalled(String name) {
    for (int end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
      Component around = named.get(name.substring(0, end));
      if (around != null && called.contains(around)) {
        return name.substring(0, end);
      }
    }
    return "";
  }

  private Layer layer(Call call, String name, int depth) {
    List<Parameter> own = own(call.component);
    List<Parameter> fresh = own.stream().filter(counted::add).toList();
    return new Layer(
        name,
        Labels.type(call.component),
        depth,
        Optional.ofNullable(call.input),
        Optional.ofNullable(call.output),
        fresh.stream().mapToLong(p -> p.shape().size()).sum(),
        fresh.stream().filter(Tensor::requiresGrad).mapToLong(p -> p.shape().size()).sum(),
        fresh.isEmpty() && !own.isEmpty(),
        call.multiplyAdds,
        call.component.children().isEmpty(),
        call.outputBytes);
  }

  private static List<Parameter> own(Component component) {
    return component.components().values().stream()
        .filter(Parameter.class::isInstance)
        .map(Parameter.class::cast)
        .toList();
  }
}
