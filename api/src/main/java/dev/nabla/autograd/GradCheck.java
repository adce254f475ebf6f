package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Holds the gradients of a function of FLOAT64 tensors against central differences, {@code (f(x +
 * h) - f(x - h)) / 2h}.
 *
 * <p>What is differentiated is the sum of the result's elements, each with a weight of its own, so
 * that one in a wrong place shows. Choose inputs away from kinks and jumps. A difference is an
 * error that names the input, the element and both numbers.
 */
public final class GradCheck {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6; // of 1 + |expected|
  private static final long WEIGHTS = 18;

  private final String name;
  private final Tape<?> tape;
  private final List<? extends Tensor> inputs;

  private GradCheck(String name, List<? extends Tensor> inputs) {
    this.name = name;
    this.tape = Tape.of(name, require(name, inputs).get(0));
    this.inputs = inputs;
  }

  /** The gradient of {@code function} at {@code x}. */
  public static void check(UnaryOperator<Tensor> function, Tensor x) {
    check(inputs -> function.apply(inputs.get(0)), List.of(x));
  }

  /** The gradients of {@code function} by each of {@code inputs}. */
  public static void check(Function<List<Tensor>, Tensor> function, List<? extends Tensor> inputs) {
    GradCheck check = new GradCheck("gradCheck", inputs);
    check.compare(x -> check.weighted(function.apply(x)));
  }

  /** The gradient of the gradient of {@code function} at {@code x}. */
  public static void checkSecondOrder(UnaryOperator<Tensor> function, Tensor x) {
    checkSecondOrder(inputs -> function.apply(inputs.get(0)), List.of(x));
  }

  /** The gradients of the gradients of {@code function} by each of {@code inputs}. */
  public static void checkSecondOrder(
      Function<List<Tensor>, Tensor> function, List<? extends Tensor> inputs) {
    GradCheck check = new GradCheck("gradCheck of second order", inputs);
    check.compare(x -> check.ofGradient(function, x));
  }

  private static List<? extends Tensor> require(String name, List<? extends Tensor> inputs) {
    boolean doubles = inputs.stream().allMatch(x -> x.dtype() == DType.FLOAT64);
    if (inputs.isEmpty() || !doubles) {
      throw new NablaException(
          name,
          "one or more inputs of dtype FLOAT64",
          inputs.stream().map(Tensor::dtype).toList().toString(),
          "differences need that precision: convert with to(DType.FLOAT64)");
    }
    return inputs;
  }

  private void compare(Function<List<Tensor>, Tensor> scalar) {
    List<Tensor> gradients = gradients(scalar, leaves(-1, 0, 0), GraphMode.FREE);
    for (int i = 0; i < inputs.size(); i++) {
      HostArray found = gradients.get(i).toHost();
      for (int j = 0; j < found.length(); j++) {
        double up = item(scalar, leaves(i, j, STEP));
        double down = item(scalar, leaves(i, j, -STEP));
        compare(i, j, (up - down) / (2 * STEP), found.getDouble(j));
      }
    }
  }

  private void compare(int input, int element, double expected, double found) {
    if (!(Math.abs(found - expected) <= TOLERANCE * (1 + Math.abs(expected)))) {
      Shape shape = inputs.get(input).shape();
      throw new NablaException(
          name,
          expected + " by central differences",
          found
              + " as the gradient of input "
              + input
              + " at "
              + Anomaly.position(element, shape)
              + " of "
              + shape,
          "mend the rule, or choose inputs away from kinks and jumps");
    }
  }

  private double item(Function<List<Tensor>, Tensor> scalar, List<Tensor> at) {
    return tape.enableGrad(() -> scalar.apply(at)).item();
  }

  private List<Tensor> gradients(
      Function<List<Tensor>, Tensor> scalar, List<Tensor> at, GraphMode mode) {
    Tensor value = tape.enableGrad(() -> scalar.apply(at));
    Tensor one = value.scalarLike(1);
    return tape.gradients(List.of(value), at, List.of(one), mode, UnusedInputs.ZEROS);
  }

  /** A weighted sum of the elements of the gradients of a weighted sum. */
  private Tensor ofGradient(Function<List<Tensor>, Tensor> function, List<Tensor> at) {
    return gradients(x -> weighted(function.apply(x)), at, GraphMode.CREATE).stream()
        .map(this::weighted)
        .reduce(Tensor::add)
        .orElseThrow();
  }

  /** The inputs as leaves, with one element moved. */
  private List<Tensor> leaves(int input, int element, double by) {
    List<Tensor> leaves = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      Tensor at = inputs.get(i);
      double[] values = at.toDoubleArray();
      if (i == input) {
        values[element] += by;
      }
      leaves.add(tape.parameter(tape.tensor(new HostArray.Doubles(values), at.shape())));
    }
    return List.copyOf(leaves);
  }

  private Tensor weighted(Tensor x) {
    Domain.FLOATING.require(name, x.dtype());
    double[] weights = new double[Math.toIntExact(x.shape().size())];
    Random random = new Random(WEIGHTS);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian();
    }
    Tensor scale = tape.tensor(new HostArray.Doubles(weights), x.shape()).to(x.dtype());
    return x.mul(scale).sum();
  }
}
