package dev.nabla.view;

import dev.nabla.autograd.Graph;
import dev.nabla.autograd.Graph.Operation;
import dev.nabla.nn.Component;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.Diagram.Arrow;
import dev.nabla.view.Diagram.Box;
import dev.nabla.view.Diagram.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph that a gradient goes back through, drawn as it was computed: from the parameters to the
 * result, with the shapes of all. Operands without a gradient are not in it.
 */
public final class GraphDiagram {
  private GraphDiagram() {}

  /** Of {@code tensor}, a loss say; an error if no gradient flows through it. */
  public static Diagram of(Tensor tensor) {
    return of(tensor, Map.of(), Diagram.MOST);
  }

  /** The same, with the names that {@code model} gives its parameters. */
  public static Diagram of(Tensor tensor, Component model) {
    return of(tensor, model, Diagram.MOST);
  }

  /** The same with no more than {@code most} boxes, those nearest to the result. */
  public static Diagram of(Tensor tensor, Component model, int most) {
    return of(tensor, model.namedParameters(), most);
  }

  /** The same with names for some of the parameters. */
  public static Diagram of(Tensor tensor, Map<String, ? extends Parameter> named, int most) {
    Diagram.requireMost(most);
    IdentityHashMap<Parameter, String> names = new IdentityHashMap<>();
    named.forEach((name, parameter) -> names.merge(parameter, name, (a, b) -> a + ", " + b));
    List<Operation> all = Graph.of(tensor).operations();
    List<Operation> drawn = all.subList(0, Math.min(most, all.size()));
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    for (Operation operation : drawn) {
      for (int operand : operation.operands()) {
        if (operand < drawn.size()) {
          arrows.add(new Arrow(operand, boxes.size(), ""));
        }
      }
      boxes.add(box(operation, names));
    }
    return new Diagram(boxes, arrows, all.size() - drawn.size());
  }

  private static Box box(Operation operation, IdentityHashMap<Parameter, String> names) {
    return operation
        .parameter()
        .map(
            p ->
                new Box(
                    Kind.LEAF,
                    List.of(names.getOrDefault(p, operation.name()), p.dtype() + " " + p.shape())))
        .orElseGet(
            () ->
                new Box(
                    Kind.STEP,
                    List.of(
                        operation.name(),
                        operation.shape() + (operation.released() ? ", let go of" : ""))));
  }
}
