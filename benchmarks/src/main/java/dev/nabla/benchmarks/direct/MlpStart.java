package dev.nabla.benchmarks.direct;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.benchmarks.work.Workload;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Shape;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes, first weights ({@code [out, in]}) and batch of {@code mlp/sgd/32x4-16-3}. */
@SuppressWarnings("ArrayRecordComponent")
public record MlpStart(
    boolean adam,
    int batch,
    int in,
    int hidden,
    int out,
    Map<String, float[]> weights,
    float[] x,
    long[] y) {
  private static final Pattern NAME = Pattern.compile("mlp/(\\w+)/(\\d+)x(\\d+)-(\\d+)-(\\d+)");

  /** Of the workload, drawn as it draws. */
  public static MlpStart of(Workload workload) {
    Matcher name = NAME.matcher(workload.name());
    if (!name.matches()) {
      throw new IllegalArgumentException("no twin of " + workload.name() + " here");
    }
    int batch = Integer.parseInt(name.group(2));
    int in = Integer.parseInt(name.group(3));
    int hidden = Integer.parseInt(name.group(4));
    int out = Integer.parseInt(name.group(5));
    Backend backend = Backends.get("pure");
    backend.seed(Workload.SEED);
    Module first = backend.linear(in, hidden);
    Module second = backend.linear(hidden, out);
    return new MlpStart(
        name.group(1).equals("adam"),
        batch,
        in,
        hidden,
        out,
        Map.of(
            "w1", weight(first, "weight"),
            "b1", weight(first, "bias"),
            "w2", weight(second, "weight"),
            "b2", weight(second, "bias")),
        backend.randn(Shape.of(batch, in)).toFloatArray(),
        backend.randInt(0, out, Shape.of(batch)).toLongArray());
  }

  /** The weights of {@code w1}, {@code b1}, {@code w2} or {@code b2}. */
  public float[] weights(String name) {
    float[] found = weights.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no weights are called " + name);
    }
    return found;
  }

  /** Weight and bias of the notebook's part 4. */
  public static float[] line() {
    Backend backend = Backends.get("pure");
    backend.seed(Workload.SEED);
    Module line = backend.linear(1, 1);
    return new float[] {weight(line, "weight")[0], weight(line, "bias")[0]};
  }

  private static float[] weight(Module layer, String name) {
    return layer.parameter(name).toFloatArray();
  }
}
