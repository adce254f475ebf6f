package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.conformance.Differentiable.Input;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** L2: each operation's gradient, and the gradient of that, against finite differences. */
@InTier(Tier.L2)
interface GradientRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> gradients() {
    return cases().stream()
        .map(c -> test(() -> c.checkGradient(backend()), c.name(), DType.FLOAT64, "grad"));
  }

  @TestFactory
  default Stream<DynamicTest> secondOrder() {
    return cases().stream()
        .map(c -> test(() -> c.checkSecondOrder(backend()), c.name(), DType.FLOAT64, "gradgrad"));
  }

  private List<Differentiable> cases() {
    List<Differentiable> cases = new ArrayList<>();
    for (UnaryOp op : UnaryOp.values()) {
      if (op.domain().contains(DType.FLOAT64)) {
        cases.add(
            new Differentiable(op.label(), x -> x.get(0).unary(op), List.of(input(op, 3, 2))));
      }
    }
    for (BinaryOp op : BinaryOp.values()) {
      if (op.domain().contains(DType.FLOAT64)) {
        cases.add(binary(op, "same", Shape.of(2, 3), Shape.of(2, 3)));
        cases.add(binary(op, "broadcast", Shape.of(2, 3), Shape.of(3)));
        cases.add(binary(op, "outer", Shape.of(3, 1), Shape.of(1, 2)));
        cases.add(binary(op, "scalar", Shape.of(), Shape.of(2, 1, 2)));
      }
    }
    cases.addAll(GradientCases.all(backend()));
    return cases;
  }

  /** Away from where the function is not differentiable or not defined. */
  private static Input input(UnaryOp op, int... extents) {
    double[] x = GradientCases.values(Shape.of(extents), 19);
    for (int i = 0; i < x.length; i++) {
      x[i] =
          switch (op) {
            case SQRT, LOG, LOG2, LOG1P -> Math.abs(x[i]) + 0.3;
            case TAN, ASIN, ACOS -> x[i] / (1 + Math.abs(x[i]));
            default -> x[i];
          };
    }
    return new Input(Shape.of(extents), x);
  }

  private static Differentiable binary(BinaryOp op, String name, Shape left, Shape right) {
    double[] a = GradientCases.values(left, 20);
    double[] b = GradientCases.values(right, 21);
    for (int i = 0; i < a.length; i++) {
      a[i] = op == BinaryOp.POW ? Math.abs(a[i]) + 0.5 : a[i];
    }
    for (int i = 0; i < b.length; i++) {
      b[i] =
          switch (op) {
            case DIV, REMAINDER, FMOD -> Math.abs(b[i]) + 0.7;
            default -> b[i];
          };
    }
    return new Differentiable(
        op.label() + "/" + name,
        x -> x.get(0).binary(op, x.get(1)),
        List.of(new Input(left, a), new Input(right, b)));
  }
}
