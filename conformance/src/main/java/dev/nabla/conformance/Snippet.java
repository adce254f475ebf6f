package dev.nabla.conformance;

import dev.nabla.conformance.GoldenMethod.Argument;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A recorded call as Java that runs as it stands: in jshell, or as the body of a method. */
final class Snippet {
  /** What each begins with. */
  static final String IMPORTS =
      """
      import dev.nabla.backend.*;
      import dev.nabla.tensor.*;
      import java.util.*;
      """;

  private static final String PRINT =
      """
      for (Tensor x : out) {
        Object values = x.dtype().isFloating() ? Arrays.toString(x.to(DType.FLOAT64).toDoubleArray()) : x;
        System.out.println(x.shape() + " " + values);
      }
      """;

  /** The gradient that flows in is {@link Upstream}'s. */
  private static final String BACKWARD =
      """
      Tensor total = backend.scalar(0, DType.FLOAT64);
      for (Tensor x : out) {
        if (x.requiresGrad()) {
          HostArray upstream =
              HostArray.generate(x.dtype(), (int) x.shape().size(), i -> ((7L * i + 3) % 13 - 6) / 4.0 + 0.125);
          total = total.add(x.mul(x.hostLike(upstream, x.shape())).sum().to(DType.FLOAT64));
        }
      }
      total.backward();
      """;

  private final GoldenCase golden;
  private final SnippetArguments arguments;

  private Snippet(GoldenCase golden, Map<String, Stored> stored) {
    this.golden = golden;
    this.arguments = new SnippetArguments(golden, stored);
  }

  /** What makes the call of {@code golden} again on the backend so named. */
  static String of(String backend, GoldenCase golden, Map<String, Stored> stored) {
    StringBuilder text = new StringBuilder("// " + golden.id() + ", in Java:\n").append(IMPORTS);
    text.append("Backend backend = Backends.get(\"").append(backend).append("\");\n");
    text.append(new Snippet(golden, stored).body());
    for (String out : golden.out()) {
      Stored wanted = stored.get(out);
      if (wanted != null) {
        text.append("// recorded: ").append(Literal.shown(wanted)).append('\n');
      }
    }
    return text.toString();
  }

  private String body() {
    List<Argument> all = arguments.all();
    List<Argument> passed = golden.onReceiver() ? all.subList(1, all.size()) : all;
    GoldenMethod method = GoldenMethod.find(golden.on(), golden.method(), passed);
    Class<?>[] types = method.method().getParameterTypes();
    int first = golden.onReceiver() ? 1 : 0;
    String call =
        IntStream.range(0, types.length)
            .mapToObj(i -> arguments.java(i + first, types[i]))
            .collect(Collectors.joining(", ", receiver(method) + "." + golden.method() + "(", ")"));
    String seed = golden.seed() == null ? "" : "backend.seed(" + golden.seed() + "L);\n";
    String out = arguments.declared() + seed + result(method.method().getReturnType(), call);
    return golden.gradients().isEmpty() ? out + PRINT : out + PRINT + BACKWARD + gradients();
  }

  private String receiver(GoldenMethod method) {
    if (golden.onReceiver()) {
      return arguments.java(0, Object.class);
    }
    return golden.on().equals("TensorFactory")
        ? "backend"
        : String.valueOf(method.method().getDeclaringClass().getCanonicalName());
  }

  private static String result(Class<?> type, String call) {
    if (type == ValuesAndIndices.class) {
      return "ValuesAndIndices pair = "
          + call
          + ";\nList<Tensor> out = List.of(pair.values(), pair.indices());\n";
    }
    return List.class.isAssignableFrom(type)
        ? "List<Tensor> out = List.copyOf(" + call + ");\n"
        : "List<Tensor> out = List.of(" + call + ");\n";
  }

  private String gradients() {
    return arguments.leaves().stream()
        .map(
            leaf ->
                "System.out.println(\"gradient of "
                    + leaf
                    + ": \" + Arrays.toString("
                    + leaf
                    + ".grad().to(DType.FLOAT64).toDoubleArray()));\n")
        .collect(Collectors.joining());
  }
}
