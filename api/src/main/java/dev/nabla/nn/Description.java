package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text that {@link Component#describe} gives. */
final class Description {
  private Description() {}

  static String of(Component component) {
    List<String> details = new ArrayList<>();
    List<String> children = new ArrayList<>();
    components(component)
        .forEach(
            (name, part) -> {
              if (part instanceof Component child) {
                children.add("(" + name + "): " + child.describe());
              } else if (!(part instanceof Mode || part instanceof TensorFactory)) {
                details.add(detail(name, part));
              }
            });
    String type = Components.typeName(component) + "(";
    if (children.isEmpty()) {
      return type + String.join(", ", details) + ")";
    }
    StringBuilder text = new StringBuilder(type);
    details.forEach(detail -> line(text, detail));
    children.forEach(child -> line(text, child));
    return text.append("\n)").toString();
  }

  private static void line(StringBuilder text, String part) {
    text.append("\n  ").append(part.replace("\n", "\n  "));
  }

  /** A record of options says its own names. */
  private static String detail(String name, Object part) {
    if (part instanceof Tensor tensor) {
      return name + "=" + tensor.shape();
    }
    String text = plain(part.toString());
    boolean options = part instanceof Record && text.endsWith("]") && text.contains("[");
    return options ? text.substring(text.indexOf('[') + 1, text.length() - 1) : name + "=" + text;
  }

  /** {@code OptionalDouble[0.1]} is 0.1 for people, and {@code OptionalInt.empty} none. */
  private static String plain(String text) {
    return text.replaceAll("Optional(?:Int|Long|Double)?\\.empty", "none")
        .replaceAll("Optional(?:Int|Long|Double)?\\[([^\\[\\]]*)]", "$1");
  }

  /** None of a class that does not say: a text for people is no place for an error. */
  private static Map<String, Object> components(Component component) {
    try {
      return component.components();
    } catch (NablaException e) {
      return Map.of();
    }
  }
}
