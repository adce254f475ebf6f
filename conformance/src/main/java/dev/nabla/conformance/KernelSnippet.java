package dev.nabla.conformance;

import dev.nabla.conformance.KernelJournal.Call;
import dev.nabla.conformance.KernelJournal.Story;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kernel calls behind one array as Java that runs as it stands, with all their values. */
final class KernelSnippet {
  private static final int MOST_CALLS = 100;
  private static final long MOST_VALUES = 2000;

  private static final String HEAD =
      """
      // the kernel calls behind what was read last, in Java:
      import dev.nabla.backend.*;
      import dev.nabla.kernel.*;
      import dev.nabla.tensor.*;
      import java.util.*;
      @SuppressWarnings("unchecked")
      Kernels<Object> k = (Kernels<Object>) Backends.provider("%s").kernels();
      """;

  private static final String PRINT =
      """
      for (int i = 0; i < out.length(); i++) {
        System.out.print((out.dtype().isFloating() ? "" + out.getDouble(i) : "" + out.getLong(i)) + " ");
      }
      """;

  private final Story story;
  private final List<Integer> names;

  private KernelSnippet(Story story) {
    this.story = story;
    this.names = List.copyOf(story.calls().keySet());
  }

  /** The snippet for the backend so named; nothing where it would fill pages. */
  static String of(String backend, Story story) {
    long values =
        story.calls().values().stream()
            .flatMap(call -> call.arguments().stream())
            .mapToLong(a -> a instanceof HostArray host ? host.length() : 0)
            .sum();
    return story.calls().size() > MOST_CALLS || values > MOST_VALUES
        ? ""
        : HEAD.formatted(backend) + new KernelSnippet(story).body();
  }

  private String body() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Integer, Call> call : story.calls().entrySet()) {
      lines.add("Object " + name(call.getKey()) + " = " + text(call.getValue()) + ";");
    }
    HostArray found = story.found();
    if (found == null) {
      lines.add("// the last of them threw");
      return lines(lines);
    }
    lines.add("HostArray out = k.read(" + name(names.get(names.size() - 1)) + ");");
    Stored shown = new Stored(found, Shape.of(found.length()));
    return lines(lines) + PRINT + "// here it gave: " + Literal.shown(shown) + "\n";
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String name(int call) {
    return "a" + names.indexOf(call);
  }

  private String text(Call call) {
    Iterator<Integer> operands = call.operands().iterator();
    String fused = call.method().getReturnType() == Optional.class ? ".get()" : "";
    return call.arguments().stream()
        .map(argument -> argument(argument, operands))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", ", "k." + call.method().getName() + "(", ")" + fused));
  }

  private String argument(Object argument, Iterator<Integer> operands) {
    if (argument instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    if (argument instanceof HostArray values) {
      return Literal.whole(values);
    }
    if (argument instanceof Shape shape) {
      return Literal.of(shape);
    }
    if (argument instanceof int[] numbers) {
      return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }
    if (argument instanceof Double number) {
      return Literal.of(number.toString());
    }
    if (argument instanceof List<?> parts) {
      return parts.stream()
          .map(part -> name(operands.next()))
          .collect(Collectors.joining(", ", "List.of(", ")"));
    }
    return argument instanceof Integer || argument instanceof Boolean
        ? argument.toString()
        : name(operands.next());
  }
}
