package dev.nabla.benchmarks.work;

import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** {@code add/n} and the like: one function of each of n elements; {@code geluAffine/n}: four. */
final class Elementwises {
  private static final int LARGE = 100_000;
  private static final int SMALL = 1_000;
  private static final int CHAIN = 1_000_000;

  private Elementwises() {}

  static List<Workload> all() {
    List<Workload> all = new ArrayList<>();
    for (int n : new int[] {LARGE, SMALL}) {
      all.add(cheap(binary("add", n, Tensor::add), n));
      all.add(cheap(binary("mul", n, Tensor::mul), n));
      all.add(cheap(unary("relu", n, Tensor::relu), n));
    }
    all.add(unary("exp", LARGE, Tensor::exp).target(Target.ratio(Versus.TUNED, 2, 2.5)));
    all.add(unary("tanh", LARGE, Tensor::tanh).target(Target.ratio(Versus.TUNED, 4, 6)));
    all.add(unary("gelu", LARGE, Tensor::gelu).target(Target.ratio(Versus.TUNED, 1, 1.3)));
    all.add(unary("sigmoid", LARGE, Tensor::sigmoid));
    all.add(unary("exp", SMALL, Tensor::exp));
    all.add(unary("tanh", SMALL, Tensor::tanh));
    all.add(unary("gelu", SMALL, Tensor::gelu));
    all.add(unary("sigmoid", SMALL, Tensor::sigmoid));
    all.add(geluAffine());
    return all;
  }

  private static Workload cheap(Workload workload, int n) {
    Target target =
        n == LARGE ? Target.ratio(Versus.TUNED, 0.9, 1.1) : Target.ratio(Versus.TUNED, 5, 15);
    return workload.target(target).target(Target.ratio(Versus.TUNED, 0.8, 0.8).withoutVectors());
  }

  private static Workload unary(String name, int n, UnaryOperator<Tensor> function) {
    return Workload.of(
        name + "/" + n,
        Kind.KERNEL,
        backend -> {
          Tensor x = backend.randn(Shape.of(n));
          return () -> function.apply(x);
        });
  }

  private static Workload binary(String name, int n, BinaryOperator<Tensor> function) {
    return Workload.of(
        name + "/" + n,
        Kind.KERNEL,
        backend -> {
          Tensor a = backend.randn(Shape.of(n));
          Tensor b = backend.randn(Shape.of(n));
          return () -> function.apply(a, b);
        });
  }

  private static Workload geluAffine() {
    return Workload.of(
            "geluAffine/" + CHAIN,
            Kind.KERNEL,
            backend -> {
              Tensor x = backend.randn(Shape.of(CHAIN));
              Tensor w = backend.randn(Shape.of(CHAIN));
              Tensor b = backend.randn(Shape.of(CHAIN));
              return () -> x.mul(w).add(b).gelu();
            })
        .target(Target.ratio(Versus.TUNED, 1.7, 2.3))
        .target(Target.ratio(Versus.COMPILE, 1.0, 1.3))
        .against(Versus.UNTUNED);
  }
}
