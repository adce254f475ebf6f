package dev.nabla.nn;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table that {@link Component#summary} gives. */
final class Summary {
  private static final String NAME = "name";

  private record Row(String name, String type, String shapes, String count) {}

  private Summary() {}

  static String of(Component component) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(NAME, "type", "parameters", "count"));
    component.namedComponents().forEach((name, c) -> rows.add(row(name, c)));
    int name = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    int type = rows.stream().mapToInt(r -> r.type().length()).max().orElse(0);
    int shapes = rows.stream().mapToInt(r -> r.shapes().length()).max().orElse(0);
    int count = rows.stream().mapToInt(r -> r.count().length()).max().orElse(0);
    String format = "%-" + name + "s  %-" + type + "s  %-" + shapes + "s  %" + count + "s";
    String table =
        rows.stream()
            .map(
                r ->
                    String.format(Locale.ROOT, format, r.name(), r.type(), r.shapes(), r.count())
                        .stripTrailing())
            .collect(Collectors.joining("\n"));
    return table + "\n" + total(component);
  }

  private static Row row(String name, Component component) {
    Map<String, Parameter> own = Components.ofType(Parameter.class, component.components());
    String shapes =
        own.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().shape())
            .collect(Collectors.joining(", "));
    String type = component.getClass().getSimpleName();
    return new Row(
        name.isEmpty() ? "(model)" : name,
        type.isEmpty() ? component.getClass().getName() : type,
        shapes,
        own.isEmpty() ? "" : grouped(elements(own.values())));
  }

  private static String total(Component component) {
    List<Parameter> all = component.parameters();
    long learned = elements(all.stream().filter(Tensor::requiresGrad).toList());
    long bytes = all.stream().mapToLong(p -> p.shape().size() * p.dtype().bytes()).sum();
    return grouped(elements(all))
        + " parameters, "
        + grouped(learned)
        + " of them trainable, "
        + grouped(bytes)
        + " bytes";
  }

  private static long elements(Iterable<? extends Tensor> tensors) {
    long sum = 0;
    for (Tensor tensor : tensors) {
      sum += tensor.shape().size();
    }
    return sum;
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
