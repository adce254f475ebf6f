package dev.nabla.view;

import dev.nabla.nn.Component;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.Diagram.Arrow;
import dev.nabla.view.Diagram.Box;
import dev.nabla.view.Diagram.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What a model is made of: an arrow from each component to its children, with their names; one that
 * several share is there once.
 */
public final class ModuleDiagram {
  private final IdentityHashMap<Component, Integer> places = new IdentityHashMap<>();
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final Deque<Component> waiting = new ArrayDeque<>();
  private final int most;

  private ModuleDiagram(int most) {
    this.most = most;
  }

  /** Of {@code component} and everything below it. */
  public static Diagram of(Component component) {
    return of(component, Diagram.MOST);
  }

  /** The same with no more than {@code most} boxes, those nearest to the top. */
  public static Diagram of(Component component, int most) {
    Diagram.requireMost(most);
    return new ModuleDiagram(most).draw(component);
  }

  private Diagram draw(Component root) {
    place(root);
    for (Component next = waiting.poll(); next != null; next = waiting.poll()) {
      int from = places.getOrDefault(next, 0);
      next.children()
          .forEach(
              (name, child) -> {
                int to = place(child);
                if (from < most && to < most) {
                  arrows.add(new Arrow(from, to, name));
                }
              });
    }
    return new Diagram(boxes, arrows, places.size() - boxes.size());
  }

  private int place(Component component) {
    Integer known = places.get(component);
    if (known != null) {
      return known;
    }
    int place = places.size();
    places.put(component, place);
    waiting.add(component);
    if (place < most) {
      boxes.add(new Box(Kind.STEP, label(component)));
    }
    return place;
  }

  private static List<String> label(Component component) {
    List<String> lines = new ArrayList<>(List.of(Labels.type(component)));
    component
        .components()
        .forEach(
            (name, part) -> {
              if (part instanceof Tensor tensor) {
                boolean frozen = part instanceof Parameter && !tensor.requiresGrad();
                lines.add(name + " " + tensor.shape() + (frozen ? ", frozen" : ""));
              }
            });
    return lines;
  }
}
