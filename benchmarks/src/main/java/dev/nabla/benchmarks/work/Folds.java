package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.functional.Normalization;
import dev.nabla.loss.CrossEntropyLoss;
import dev.nabla.loss.Loss;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What folds: sums, softmax and the norms, on 1024 rows of 1024. */
final class Folds {
  private static final int SIDE = 1024;
  private static final Shape SQUARE = Shape.of(SIDE, SIDE);
  private static final Shape ROW = Shape.of(SIDE);
  private static final Shape IMAGES = Shape.of(16, 32, 28, 28);
  private static final double EPS = 1e-5;

  private Folds() {}

  static List<Workload> all() {
    List<Workload> all = new ArrayList<>();
    all.add(fold("sum", x -> x.flatten().sum()).within(1e-4)); // nearly 0 of large terms
    all.add(fold("max", x -> x.flatten().amax()));
    all.add(fold("sumRows", x -> x.sum(0)).target(Target.ratio(Versus.TUNED, 1.8, 2.2)));
    Passes softmax = passes("softmax", Folds::square, in -> in.get(0).softmax(1));
    all.add(softmax.forward().target(Target.ratio(Versus.TUNED, 1, 1.5)));
    all.add(softmax.backward());
    Passes logSoftmax = passes("logSoftmax", Folds::square, in -> in.get(0).logSoftmax(1));
    all.add(logSoftmax.forward());
    all.add(logSoftmax.backward());
    Passes layerNorm = passes("layerNorm", Folds::affine, Folds::layerNorm);
    all.add(layerNorm.forward().target(Target.ratio(Versus.TUNED, 1.4, 1.9)));
    all.add(layerNorm.backward());
    Passes batchNorm = new Passes("batchNorm", "16x32x28x28", Folds::images, Folds::batchNorm);
    all.add(batchNorm.forward());
    all.add(batchNorm.backward());
    Passes crossEntropy = passes("crossEntropy", Folds::labelled, Folds::crossEntropy);
    all.add(crossEntropy.forward());
    all.add(crossEntropy.backward());
    return all;
  }

  private static Workload fold(String name, UnaryOperator<Tensor> function) {
    return Workload.of(
        name + "/" + SIDE,
        Kind.KERNEL,
        backend -> {
          Tensor x = backend.randn(SQUARE);
          return () -> function.apply(x);
        });
  }

  private static Passes passes(
      String family,
      Function<Backend, List<Tensor>> inputs,
      Function<List<Tensor>, Tensor> function) {
    return new Passes(family, Integer.toString(SIDE), inputs, function);
  }

  private static List<Tensor> square(Backend backend) {
    return List.of(backend.randn(SQUARE));
  }

  private static List<Tensor> affine(Backend backend) {
    return List.of(backend.randn(SQUARE), backend.randn(ROW), backend.randn(ROW));
  }

  private static Tensor layerNorm(List<Tensor> in) {
    return Normalization.layerNorm(in.get(0), ROW, in.get(1), in.get(2), EPS);
  }

  private static List<Tensor> images(Backend backend) {
    Shape channels = Shape.of(IMAGES.extent(1));
    return List.of(backend.randn(IMAGES), backend.randn(channels), backend.randn(channels));
  }

  private static Tensor batchNorm(List<Tensor> in) {
    return Normalization.batchNorm(in.get(0), null, null, in.get(1), in.get(2), true, EPS);
  }

  private static List<Tensor> labelled(Backend backend) {
    return List.of(backend.randn(SQUARE), backend.randInt(0, SIDE, ROW));
  }

  private static Tensor crossEntropy(List<Tensor> in) {
    Loss loss = new CrossEntropyLoss();
    return loss.of(in.get(0), in.get(1));
  }
}
