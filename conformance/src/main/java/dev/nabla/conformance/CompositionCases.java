package dev.nabla.conformance;

import dev.nabla.conformance.Differentiable.Input;
import dev.nabla.tensor.Axes;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What is composed of elementwise operations and folds, to differentiate. */
final class CompositionCases {
  private CompositionCases() {}

  static List<Differentiable> all() {
    List<Differentiable> cases = new ArrayList<>();
    functions(cases);
    activations(cases);
    folds(cases);
    choices(cases);
    return cases;
  }

  private static void functions(List<Differentiable> cases) {
    cases.add(of("rsqrt", x -> x.square().add(0.3).rsqrt(), 2, 3));
    cases.add(of("reciprocal", x -> x.square().add(0.3).reciprocal(), 2, 3));
    cases.add(of("atan", Tensor::atan, 2, 3));
    cases.add(of("trunc", Tensor::trunc, 2, 3));
    cases.add(of("lerp/near", Shape.of(2, 3), Shape.of(3), (a, b) -> a.lerp(b, 0.2)));
    cases.add(of("lerp/far", Shape.of(3), Shape.of(2, 3), (a, b) -> a.lerp(b, 0.7)));
    cases.add(
        new Differentiable(
            "lerp/weights",
            x -> x.get(0).lerp(x.get(1), x.get(2)),
            List.of(input(31, 2, 3), input(32, 3), new Input(Shape.of(2, 1), 0.2, 0.8))));
    cases.add(
        new Differentiable(
            "clamp/tensors",
            x -> x.get(0).clamp(x.get(1), x.get(2)),
            List.of(input(33, 4, 3), input(34, 3), input(35, 4, 1))));
  }

  private static void activations(List<Differentiable> cases) {
    cases.add(of("softplus", Tensor::softplus, 2, 3));
    cases.add(of("softplus/threshold", x -> x.softplus(2, 0.5), 2, 3));
    cases.add(of("leakyRelu", x -> x.leakyRelu(0.1), 2, 3));
    cases.add(of("elu", x -> x.elu(0.7), 2, 3));
    cases.add(of("selu", Tensor::selu, 2, 3));
    cases.add(of("gelu", Tensor::gelu, 2, 3));
    cases.add(of("geluTanh", Tensor::geluTanh, 2, 3));
    cases.add(of("silu", Tensor::silu, 2, 3));
    cases.add(of("mish", Tensor::mish, 2, 3));
    cases.add(of("hardtanh", x -> x.hardtanh(-0.5, 0.5), 2, 3));
    cases.add(of("relu6", x -> x.mul(5).relu6(), 2, 3));
    cases.add(of("threshold", x -> x.threshold(0.1, -3), 2, 3));
    cases.add(of("celu", x -> x.celu(0.7), 2, 3));
    cases.add(of("prelu", Shape.of(4, 3), Shape.of(3), Tensor::prelu));
    cases.add(of("hardsigmoid", Tensor::hardsigmoid, 2, 3));
    cases.add(of("hardswish", Tensor::hardswish, 2, 3));
    cases.add(of("softsign", Tensor::softsign, 2, 3));
    cases.add(of("logSigmoid", Tensor::logSigmoid, 2, 3));
    cases.add(of("softshrink", x -> x.softshrink(0.3), 2, 3));
    cases.add(of("hardshrink", x -> x.hardshrink(0.3), 2, 3));
    cases.add(of("tanhshrink", Tensor::tanhshrink, 2, 3));
    cases.add(of("glu", x -> x.glu(0), 4, 3));
    cases.add(of("softmin", x -> x.softmin(1), 2, 3));
  }

  private static void folds(List<Differentiable> cases) {
    cases.add(of("var", Tensor::var, 2, 3));
    cases.add(of("var/axes", x -> x.var(0.5, Axes.KEEP, 0, 2), 2, 3, 2));
    cases.add(of("std", x -> x.std(1), 2, 3));
    for (double p : new double[] {1, 2, 3, 0.5, -1, Double.POSITIVE_INFINITY}) {
      cases.add(of("norm/" + p, x -> x.norm(p, Axes.DROP, 1), 2, 3));
    }
    cases.add(of("logSumExp/all", Tensor::logSumExp, 2, 3));
    cases.add(of("cumProd", x -> x.cumProd(1), 2, 5));
    Input zeros = new Input(Shape.of(5), 2, 0, 3, 0, 4);
    cases.add(new Differentiable("cumProd/zeros", x -> x.get(0).cumProd(0), List.of(zeros)));
  }

  private static void choices(List<Differentiable> cases) {
    cases.add(of("max/all", x -> x.max(), 2, 3));
    cases.add(of("min/all", x -> x.min(), 2, 3));
    cases.add(of("max/axis", x -> x.max(1).values(), 2, 3));
    cases.add(of("min/axis", x -> x.min(0).values(), 3, 2));
    cases.add(of("median/axis", x -> x.median(-1).values(), 2, 4));
    cases.add(of("median/all", x -> x.median(), 2, 3));
  }

  private static Differentiable of(String name, UnaryOperator<Tensor> function, int... extents) {
    return GradientCases.of(name, function, extents);
  }

  private static Differentiable of(String name, Shape a, Shape b, BinaryOperator<Tensor> function) {
    return GradientCases.of(name, a, b, function);
  }

  private static Input input(long seed, int... extents) {
    Shape shape = Shape.of(extents);
    return new Input(shape, GradientCases.values(shape, seed));
  }
}
