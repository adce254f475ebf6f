package dev.nabla.nn;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table that {@link Component#summary} gives. */
final class Summary {
  private static final List<String> HEAD =
      List.of("name", "type", "tensors", "parameters", "buffers", "trainable");

  /** Columns of numbers end where their head does. */
  private static final Set<Integer> NUMBERS = Set.of(3, 4);

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Summary() {}

  static String of(Component component) {
    Summary summary = new Summary();
    summary.rows.add(HEAD);
    summary.add("(model)", component, "");
    return summary.table() + "\n" + summary.totals();
  }

  private void add(String name, Component component, String indentation) {
    Map<String, Object> components = component.components();
    rows.add(row(indentation + name, component, Components.ofType(Tensor.class, components)));
    Components.ofType(Component.class, components)
        .forEach((child, c) -> add(child, c, indentation + "  "));
  }

  private List<String> row(String name, Component component, Map<String, Tensor> own) {
    String tensors =
        own.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().shape() + shared(e.getValue()))
            .collect(Collectors.joining(", "));
    List<Tensor> fresh = own.values().stream().filter(seen::add).toList();
    List<Tensor> parameters = parameters(own.values());
    return List.of(
        name,
        Components.typeName(component),
        tensors,
        parameters.isEmpty() ? "" : grouped(elements(parameters(fresh))),
        parameters.size() == own.size() ? "" : grouped(elements(buffers(fresh))),
        trainable(parameters));
  }

  private String shared(Tensor tensor) {
    return seen.contains(tensor) ? " shared" : "";
  }

  private static String trainable(List<Tensor> parameters) {
    Set<Boolean> found = new LinkedHashSet<>();
    parameters.forEach(parameter -> found.add(parameter.requiresGrad()));
    return switch (found.size()) {
      case 0 -> "";
      case 1 -> found.contains(true) ? "yes" : "no";
      default -> "partly";
    };
  }

  private String table() {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(NUMBERS.contains(i) ? blanks + row.get(i) : row.get(i) + blanks);
    }
    return line.toString().stripTrailing();
  }

  private String totals() {
    List<Tensor> parameters = parameters(seen);
    List<Tensor> buffers = buffers(seen);
    long all = elements(parameters);
    long trainable = elements(parameters.stream().filter(Tensor::requiresGrad).toList());
    return grouped(all)
        + " parameters ("
        + grouped(bytes(parameters))
        + " bytes): "
        + grouped(trainable)
        + " trainable, "
        + grouped(all - trainable)
        + " frozen\n"
        + grouped(elements(buffers))
        + " in buffers ("
        + grouped(bytes(buffers))
        + " bytes)";
  }

  private static List<Tensor> parameters(Collection<Tensor> tensors) {
    return tensors.stream().filter(Parameter.class::isInstance).toList();
  }

  private static List<Tensor> buffers(Collection<Tensor> tensors) {
    return tensors.stream().filter(t -> !(t instanceof Parameter)).toList();
  }

  private static long elements(Collection<Tensor> tensors) {
    return tensors.stream().mapToLong(t -> t.shape().size()).sum();
  }

  private static long bytes(Collection<Tensor> tensors) {
    return tensors.stream().mapToLong(t -> t.shape().size() * t.dtype().bytes()).sum();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
