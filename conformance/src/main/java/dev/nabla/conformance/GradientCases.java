package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.conformance.Differentiable.Input;
import dev.nabla.tensor.Axes;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Functions to differentiate: a test is one line of mathematics. */
final class GradientCases {
  private GradientCases() {}

  static List<Differentiable> all(Backend backend) {
    List<Differentiable> cases = new ArrayList<>();
    reductions(cases);
    movements(cases);
    indexing(cases, backend);
    products(cases);
    ArrangementCases.add(cases, backend);
    cases.addAll(CompositionCases.all());
    return cases;
  }

  /** {@link Samples} none of which lies near 0. */
  static double[] values(Shape shape, long seed) {
    double[] x = Samples.of(DType.FLOAT64, (int) shape.size(), seed);
    for (int i = 0; i < x.length; i++) {
      x[i] += Math.copySign(0.05, x[i]);
    }
    return x;
  }

  private static void reductions(List<Differentiable> cases) {
    for (ReduceOp op : ReduceOp.values()) {
      for (int[] axes : new int[][] {{0}, {1}, {0, 2}, {}}) {
        String name = op.label() + "/axes" + Arrays.toString(axes);
        cases.add(of(name, x -> x.reduce(op, axes), 2, 3, 2));
      }
    }
    cases.add(
        new Differentiable(
            "prod/zeros",
            x -> x.get(0).prod(1),
            List.of(new Input(Shape.of(3, 3), 1, 0, 2, 0, 3, 0, 4, 5, 6))));
    cases.add(of("mean", x -> x.mean(1), 2, 3));
    cases.add(of("cumSum", x -> x.cumSum(0), 3, 2));
    cases.add(of("sort", x -> x.sort(0), 5, 2));
    cases.add(of("softmax", x -> x.softmax(1), 2, 4));
    cases.add(of("logSoftmax", x -> x.logSoftmax(0), 3, 2));
    cases.add(of("logSumExp", x -> x.logSumExp(Axes.DROP, 1), 2, 3));
  }

  private static void movements(List<Differentiable> cases) {
    cases.add(of("reshape", x -> x.reshape(3, 2), 2, 3));
    cases.add(of("permute", x -> x.permute(2, 0, 1), 2, 3, 2));
    cases.add(of("expand", x -> x.expand(2, 3, 2), 3, 1));
    cases.add(of("slice", x -> x.slice(1, 1, 3), 2, 4));
    cases.add(of("slice/step", x -> x.slice(0, 1, 7, 3), 8, 2));
    cases.add(of("slice/empty", x -> x.slice(0, 2, 2).sum().add(x.sum()), 3));
    cases.add(of("select", x -> x.select(1, 2), 2, 3));
    cases.add(of("pad", x -> x.pad(0, 2, 1, 5), 2, 2));
    cases.add(of("flip", x -> x.flip(1), 2, 3));
    cases.add(of("concat", x -> x.concat(0, x.mul(2), x.slice(0, 1, 2)), 2, 2));
    cases.add(of("stack", x -> x.stack(1, x.exp()), 2, 2));
    cases.add(of("clamp", x -> x.clamp(-0.5, 0.5), 6));
    cases.add(of("to", x -> x.to(DType.FLOAT64).square(), 3));
    cases.add(of("where", x -> x.gt(0).where(x.square(), x.exp()), 2, 3));
    cases.add(
        of("where/broadcast", x -> x.select(0, 0).gt(0).where(x, x.select(1, 0).sum()), 2, 3));
    cases.add(of("shared", x -> x.mul(x).add(x.exp()).mul(x), 3));
  }

  private static void indexing(List<Differentiable> cases, Backend backend) {
    Tensor index = backend.tensor(1L, 1L, 0L, 2L).reshape(2, 2);
    cases.add(of("gather", x -> x.gather(1, index), 2, 3));
    cases.add(of("indexSelect", x -> x.indexSelect(0, backend.tensor(2L, 0L, 2L)), 3, 2));
    cases.add(
        of(
            "scatterAdd",
            Shape.of(2, 3),
            Shape.of(2, 2),
            (a, b) -> a.scatterAdd(1, index, b).square()));
  }

  private static void products(List<Differentiable> cases) {
    cases.add(of("matmul", Shape.of(2, 3), Shape.of(3, 4), Tensor::matmul));
    cases.add(of("matmul/batched", Shape.of(2, 1, 2, 3), Shape.of(2, 3, 1), Tensor::matmul));
    cases.add(of("matmul/vector", Shape.of(2, 2, 3), Shape.of(3), Tensor::matmul));
    cases.add(of("matmul/row", Shape.of(2), Shape.of(2, 3), Tensor::matmul));
    cases.add(of("matmul/transposed", Shape.of(3, 2), Shape.of(3, 2), (a, b) -> a.t().matmul(b)));
    cases.add(of("dot", Shape.of(3), Shape.of(3), Tensor::dot));
    cases.add(of("outer", Shape.of(3), Shape.of(2), Tensor::outer));
  }

  static Differentiable of(String name, UnaryOperator<Tensor> function, int... extents) {
    Shape shape = Shape.of(extents);
    Function<List<Tensor>, Tensor> of = x -> function.apply(x.get(0));
    return new Differentiable(name, of, List.of(new Input(shape, values(shape, 22))));
  }

  static Differentiable of(String name, Shape a, Shape b, BinaryOperator<Tensor> function) {
    return new Differentiable(
        name,
        x -> function.apply(x.get(0), x.get(1)),
        List.of(new Input(a, values(a, 23)), new Input(b, values(b, 24))));
  }
}
