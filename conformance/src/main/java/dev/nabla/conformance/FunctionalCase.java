package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.functional.Attention;
import dev.nabla.functional.Convolution;
import dev.nabla.functional.Embedding;
import dev.nabla.functional.Interpolation;
import dev.nabla.functional.Normalization;
import dev.nabla.functional.Pooling;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The formulas behind the layers, with the shapes they are tried on. */
record FunctionalCase(String name, Function<List<Tensor>, Tensor> function, List<Shape> inputs) {
  static List<FunctionalCase> all(Backend backend) {
    List<FunctionalCase> cases = new ArrayList<>();
    convolutions(cases);
    transposed(cases);
    pooling(cases);
    adaptivePooling(cases);
    normalization(cases);
    attention(cases, backend);
    interpolation(cases);
    Tensor index = backend.tensor(3L, 0L, 1L, 3L, 3L, 2L).reshape(2, 3);
    cases.add(of("embedding", x -> Embedding.embedding(index, x.get(0)), Shape.of(4, 2)));
    return cases;
  }

  /** Exact in every floating dtype, with ties: {@code ((7 j + 3 k) mod 11 - 5) / 4}. */
  static double[] simple(Shape shape, int input) {
    double[] values = new double[(int) shape.size()];
    Arrays.setAll(values, j -> ((7 * j + 3 * input) % 11 - 5) / 4.0);
    return values;
  }

  Differentiable differentiable() {
    List<Differentiable.Input> at = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      at.add(new Differentiable.Input(inputs.get(i), GradientCases.values(inputs.get(i), 30 + i)));
    }
    return new Differentiable(name, function, at);
  }

  private static void convolutions(List<FunctionalCase> cases) {
    cases.add(
        of(
            "conv1d",
            x -> Convolution.conv1d(x.get(0), x.get(1), x.get(2), 2, 1, 2, 2),
            Shape.of(2, 4, 6),
            Shape.of(2, 2, 3),
            Shape.of(2)));
    cases.add(
        of(
            "conv2d",
            x ->
                Convolution.conv2d(
                    x.get(0), x.get(1), x.get(2), two(2, 1), two(1, 0), two(1, 2), 2),
            Shape.of(1, 2, 4, 4),
            Shape.of(2, 1, 2, 2),
            Shape.of(2)));
    cases.add(
        of(
            "conv2d/sample",
            x -> Convolution.conv2d(x.get(0), x.get(1), null, two(1, 1), two(0, 1), two(1, 1), 1),
            Shape.of(2, 3, 2),
            Shape.of(3, 2, 2, 1)));
  }

  private static void transposed(List<FunctionalCase> cases) {
    cases.add(
        of(
            "convTranspose1d",
            x -> Convolution.convTranspose1d(x.get(0), x.get(1), x.get(2), 3, 2, 1, 1, 1),
            Shape.of(2, 2, 3),
            Shape.of(2, 1, 2),
            Shape.of(1)));
    cases.add(
        of(
            "convTranspose2d",
            x ->
                Convolution.convTranspose2d(
                    x.get(0), x.get(1), x.get(2), two(2, 1), two(1, 0), two(1, 1), 2, two(1, 2)),
            Shape.of(1, 2, 2, 3),
            Shape.of(2, 2, 2, 2),
            Shape.of(4)));
  }

  private static void pooling(List<FunctionalCase> cases) {
    Shape row = Shape.of(2, 1, 5);
    Shape image = Shape.of(1, 2, 4, 5);
    cases.add(of("maxPool1d", x -> Pooling.maxPool1d(x.get(0), 3, 2, 1), row));
    cases.add(of("avgPool1d", x -> Pooling.avgPool1d(x.get(0), 3, 2, 1), row));
    cases.add(
        of("maxPool2d", x -> Pooling.maxPool2d(x.get(0), two(2, 3), two(2, 1), two(1, 1)), image));
    cases.add(
        of("avgPool2d", x -> Pooling.avgPool2d(x.get(0), two(2, 3), two(2, 1), two(1, 1)), image));
  }

  private static void adaptivePooling(List<FunctionalCase> cases) {
    Shape row = Shape.of(2, 5);
    Shape image = Shape.of(1, 2, 5, 4);
    cases.add(of("adaptiveAvgPool1d", x -> Pooling.adaptiveAvgPool1d(x.get(0), 7), row));
    cases.add(of("adaptiveMaxPool1d", x -> Pooling.adaptiveMaxPool1d(x.get(0), 3), row));
    cases.add(of("adaptiveAvgPool2d", x -> Pooling.adaptiveAvgPool2d(x.get(0), two(2, 3)), image));
    cases.add(of("adaptiveMaxPool2d", x -> Pooling.adaptiveMaxPool2d(x.get(0), two(3, 2)), image));
  }

  private static void normalization(List<FunctionalCase> cases) {
    Shape rows = Shape.of(3, 2);
    cases.add(
        of(
            "layerNorm",
            x -> Normalization.layerNorm(x.get(0), rows, x.get(1), x.get(2), 0.1),
            Shape.of(2, 3, 2),
            rows,
            rows));
    Shape two = Shape.of(2);
    cases.add(
        of(
            "batchNorm/training",
            x -> Normalization.batchNorm(x.get(0), null, null, x.get(1), x.get(2), true, 0.1),
            Shape.of(3, 2, 2),
            two,
            two));
    cases.add(
        of(
            "batchNorm/evaluation",
            x ->
                Normalization.batchNorm(
                    x.get(0), x.get(1), x.get(2).square(), x.get(3), null, false, 0.1),
            Shape.of(3, 2, 2),
            two,
            two,
            two));
    cases.add(
        of(
            "groupNorm",
            x -> Normalization.groupNorm(x.get(0), 2, x.get(1), x.get(2), 0.1),
            Shape.of(2, 4, 2),
            Shape.of(4),
            Shape.of(4)));
  }

  private static void attention(List<FunctionalCase> cases, Backend backend) {
    Shape[] shapes = {Shape.of(2, 3, 2), Shape.of(2, 4, 2), Shape.of(2, 4, 1)};
    Tensor open = backend.tensor(1L, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1).to(DType.BOOL).reshape(3, 4);
    cases.add(of("attention", x -> attended(x, null, false), shapes[0], shapes[1], shapes[2]));
    cases.add(
        of("attention/causal", x -> attended(x, null, true), shapes[0], shapes[1], shapes[2]));
    cases.add(of("attention/mask", x -> attended(x, open, false), shapes[0], shapes[1], shapes[2]));
    cases.add(
        of(
            "attention/added",
            x -> attended(x, x.get(3), false),
            shapes[0],
            shapes[1],
            shapes[2],
            Shape.of(3, 4)));
  }

  private static void interpolation(List<FunctionalCase> cases) {
    Shape image = Shape.of(1, 2, 3, 4);
    cases.add(of("nearest", x -> Interpolation.nearest(x.get(0), two(5, 3)), image));
    cases.add(of("bilinear", x -> Interpolation.bilinear(x.get(0), two(2, 6), false), image));
    cases.add(
        of("bilinear/aligned", x -> Interpolation.bilinear(x.get(0), two(5, 3), true), image));
  }

  private static Tensor attended(List<Tensor> x, @Nullable Tensor mask, boolean causal) {
    return Attention.scaledDotProductAttention(x.get(0), x.get(1), x.get(2), mask, causal);
  }

  private static int[] two(int height, int width) {
    return new int[] {height, width};
  }

  private static FunctionalCase of(
      String name, Function<List<Tensor>, Tensor> function, Shape... inputs) {
    return new FunctionalCase(name, function, List.of(inputs));
  }
}
