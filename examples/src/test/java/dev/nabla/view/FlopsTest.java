package dev.nabla.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.backend.KernelBackend;
import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.kernel.Kernels;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.ConvTransposeOptions;
import dev.nabla.nn.Lstm;
import dev.nabla.nn.Module;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.ProductCount;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.ModelSummary.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against {@code resources/summary/flops.csv}, which PyTorch counted. */
class FlopsTest {
  /** A product of the transposed convolution where it is composed: of each output by a filter. */
  private static final long OVER_ZEROS = (3 * 2 * 31) * (6 * 4);

  private static Stream<String> composed() {
    return Stream.of("composed");
  }

  private static Backend backend(String name) {
    return name.equals("composed")
        ? unfused(Backends.provider("pure").kernels())
        : Backends.get(name);
  }

  /** What has no kernel for convolutions, and composes them. */
  private static <A> Backend unfused(Kernels<A> kernels) {
    return KernelBackend.over(
        "composed",
        new ForwardingKernels<>(kernels) {
          @Override
          public Optional<A> convolution(ConvolutionOp op, A a, A b, Geometry geometry) {
            return Optional.empty();
          }
        });
  }

  /** As PyTorch's models that were counted. */
  private static Module model(Backend b, String name) {
    return switch (name) {
      case "mlp" ->
          b.sequential(b.linear(20, 32), b.relu(), b.linear(32, 16), b.relu(), b.linear(16, 4));
      case "conv" ->
          b.sequential(
              b.conv2d(3, 8, new ConvOptions(3).padding(1)),
              b.batchNorm2d(8),
              b.relu(),
              b.conv2d(8, 12, new ConvOptions(3).stride(2).dilation(2).groups(4).bias(false)),
              b.maxPool2d(2),
              b.convTranspose2d(
                  12,
                  6,
                  new ConvTransposeOptions(3).stride(2).padding(1).outputPadding(1).groups(2)),
              b.flatten(),
              b.linear(216, 5));
      case "pool" ->
          b.sequential(
              b.conv2d(3, 4, new ConvOptions(3).padding(1)),
              b.avgPool2d(2),
              b.flatten(),
              b.linear(64, 10));
      case "series" ->
          b.sequential(
              b.conv1d(4, 6, new ConvOptions(5).stride(2)),
              b.convTranspose1d(6, 2, new ConvTransposeOptions(4).stride(3).dilation(2)));
      case "lstm" ->
          new Tagger(
              b.lstm(5, 6, new RecurrentOptions().numLayers(2).bidirectional(true)),
              b.linear(12, 3));
      default ->
          b.transformerEncoderLayer(
              16, 4, new TransformerOptions().dimFeedforward(24).batchFirst(true));
    };
  }

  /** Holds a layer by its own type, which cannot be wrapped. */
  private record Tagger(Lstm lstm, Module out) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return out.forward(lstm.run(x).output());
    }
  }

  private static Shape input(String name) {
    return switch (name) {
      case "mlp" -> Shape.of(8, 20);
      case "conv" -> Shape.of(2, 3, 16, 16);
      case "pool" -> Shape.of(1, 3, 8, 8);
      case "series" -> Shape.of(3, 4, 21);
      case "lstm" -> Shape.of(7, 4, 5);
      default -> Shape.of(2, 9, 16);
    };
  }

  /** The lines of the recording: model, name, multiply-adds, output, gradients. */
  private static List<String[]> recorded() throws IOException {
    try (InputStream in = FlopsTest.class.getResourceAsStream("/summary/flops.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource({"dev.nabla.examples.Ran#backends", "composed"})
  void multiplyAddsAndShapesArePyTorchs(String name) throws IOException {
    Backend chosen = backend(name);
    Map<String, ModelSummary> summaries = new LinkedHashMap<>();
    for (String[] line : recorded()) {
      ModelSummary summary =
          summaries.computeIfAbsent(
              line[0], m -> ModelSummary.of(chosen, model(chosen, m), input(m)));
      int at = names(summary).indexOf(line[1]);
      assertTrue(at >= 0, () -> line[1] + " is not in\n" + summary);
      String found = all(summary, at) + " " + summary.layers().get(at).output().orElseThrow();
      String shape = "[" + line[3].replace("x", ", ") + "]";
      assertEquals(line[2] + " " + shape, found, () -> line[0] + ", " + line[1] + "\n" + summary);
    }
    assertEquals(6, summaries.size());
  }

  private static List<String> names(ModelSummary summary) {
    return summary.layers().stream().map(Layer::name).toList();
  }

  /** The multiply-adds of a layer and all within it. */
  private static long all(ModelSummary summary, int at) {
    List<Layer> layers = summary.layers();
    long sum = layers.get(at).multiplyAdds();
    for (int i = at + 1; i < layers.size() && layers.get(i).depth() > layers.get(at).depth(); i++) {
      sum += layers.get(i).multiplyAdds();
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource({"dev.nabla.examples.Ran#backends", "composed"})
  void gradientsProductsAreCounted(String name) throws IOException {
    Backend chosen = backend(name);
    for (String[] line : recorded()) {
      if (!line[4].isEmpty()) {
        Module model = model(chosen, line[0]);
        model.eval();
        try (ProductCount count = chosen.countProducts()) {
          model.forward(chosen.zeros(input(line[0]))).sum().backward();
          boolean composed = line[0].equals("series") && !name.equals("pure");
          long more = composed ? 2 * (OVER_ZEROS - 1296) : 0;
          assertEquals(Long.parseLong(line[4]) + more, count.multiplyAdds(), line[0]);
        }
      }
    }
  }
}
