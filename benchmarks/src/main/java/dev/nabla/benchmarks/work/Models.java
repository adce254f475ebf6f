package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.loss.Loss;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.Lstm;
import dev.nabla.nn.Module;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.TransformerEncoder;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.Sgd;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One step of training of networks, cross-entropy on a batch that stays the same. */
final class Models {
  private static final int CLASSES = 10;
  private static final Target TARGET = Target.ratio(Versus.TUNED, 1.0, 1.5);

  private Models() {}

  static List<Workload> all() {
    return List.of(
        engines(mlp("sgd", 32, 4, 16, 3).target(Target.ratio(Versus.TUNED, 20, 40))),
        engines(mlp("sgd", 32, 64, 64, 10).target(Target.ratio(Versus.TUNED, 5, 10))),
        engines(mlp("sgd", 64, 784, 256, 10).target(Target.ratio(Versus.TUNED, 1.2, 1.6))),
        engines(mlp("adam", 64, 784, 256, 10).target(Target.ratio(Versus.TUNED, 1.4, 2)))
            // Both engines add eps to the root before its bias is taken out: small gradients move
            // less.
            .wider(Versus.DJL, 1e-3)
            .wider(Versus.ND4J, 1e-3)
            .against(Versus.FUSED),
        model("convNet/32x1x28x28", Models::convNet).target(TARGET),
        model("lstm/16x32x32-64", Models::lstm).target(TARGET),
        model("transformer/8x32x64", Models::transformer).target(TARGET));
  }

  private static Workload model(String name, Function<Backend, Work> setup) {
    return Workload.of(name, Kind.MODEL, setup).within(1e-4).against(Versus.COMPILE);
  }

  private static Workload engines(Workload mlp) {
    return mlp.target(Target.ratio(Versus.DJL, 1 / 1.05, 1))
        .target(Target.ratio(Versus.ND4J, 1, 1 / 0.8));
  }

  private static Workload mlp(String optimizer, int batch, int in, int hidden, int out) {
    BiFunction<Backend, List<Parameter>, Optimizer> made =
        optimizer.equals("adam") ? (b, p) -> b.adam(p, 1e-3) : (b, p) -> b.sgd(p, 0.01);
    return model(
        "mlp/" + optimizer + "/" + batch + "x" + in + "-" + hidden + "-" + out,
        backend -> {
          Module net =
              backend.sequential(
                  backend.linear(in, hidden), backend.relu(), backend.linear(hidden, out));
          Tensor x = backend.randn(Shape.of(batch, in));
          Tensor y = backend.randInt(0, out, Shape.of(batch));
          Loss loss = backend.crossEntropyLoss();
          return new Training(
              () -> loss.of(net.forward(x), y), made.apply(backend, net.parameters()));
        });
  }

  private static Work convNet(Backend backend) {
    Module net =
        backend.sequential(
            backend.conv2d(1, 8, new ConvOptions(3).padding(1)),
            backend.relu(),
            backend.maxPool2d(2),
            backend.conv2d(8, 16, new ConvOptions(3).padding(1)),
            backend.relu(),
            backend.maxPool2d(2),
            backend.flatten(),
            backend.linear(16 * 7 * 7, CLASSES));
    Tensor x = backend.randn(Shape.of(32, 1, 28, 28));
    Tensor y = backend.randInt(0, CLASSES, Shape.of(32));
    Loss loss = backend.crossEntropyLoss();
    Sgd.Options options = new Sgd.Options().learningRate(0.01).momentum(0.9);
    return new Training(() -> loss.of(net.forward(x), y), backend.sgd(net.parameters(), options));
  }

  private static Work lstm(Backend backend) {
    Lstm lstm = backend.lstm(32, 64, new RecurrentOptions().batchFirst(true));
    Module head = backend.linear(64, CLASSES);
    Tensor x = backend.randn(Shape.of(16, 32, 32));
    Tensor y = backend.randInt(0, CLASSES, Shape.of(16));
    Loss loss = backend.crossEntropyLoss();
    return new Training(
        () -> loss.of(head.forward(lstm.forward(x).select(1, 31)), y),
        backend.adam(both(lstm.parameters(), head.parameters()), 1e-3));
  }

  private static Work transformer(Backend backend) {
    TransformerOptions options =
        new TransformerOptions().dimFeedforward(128).dropout(0).batchFirst(true);
    TransformerEncoder encoder = backend.transformerEncoder(64, 4, 2, options);
    Module head = backend.linear(64, CLASSES);
    Tensor x = backend.randn(Shape.of(8, 32, 64));
    Tensor y = backend.randInt(0, CLASSES, Shape.of(8));
    Loss loss = backend.crossEntropyLoss();
    return new Training(
        () -> loss.of(head.forward(encoder.forward(x).mean(1)), y),
        backend.adam(both(encoder.parameters(), head.parameters()), 1e-3));
  }

  private static List<Parameter> both(List<Parameter> first, List<Parameter> second) {
    List<Parameter> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
