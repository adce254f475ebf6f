package dev.nabla.optim;

import dev.nabla.optim.StrongWolfe.Point;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/** One step of L-BFGS: iterations until something says that it is enough. */
final class LbfgsDescent {
  private static final double LEAST_CURVATURE = 1e-10;

  private final Lbfgs.Options options;
  private final FlatParameters parameters;
  private final LbfgsMemory memory;
  private final ParameterState state;
  private final Supplier<Tensor> closure;
  private final Precision precision;
  private double loss;
  private Tensor grad;
  private int evaluations = 1;

  private LbfgsDescent(
      Lbfgs.Options options,
      FlatParameters parameters,
      LbfgsMemory memory,
      Supplier<Tensor> closure,
      double loss) {
    this.options = options;
    this.parameters = parameters;
    this.memory = memory;
    this.state = memory.latest();
    this.closure = closure;
    this.loss = loss;
    this.grad = parameters.grad();
    this.precision = new Precision(grad.dtype());
  }

  /** Takes the step; the loss before it. */
  static Tensor run(
      Lbfgs.Options options,
      FlatParameters parameters,
      LbfgsMemory memory,
      Supplier<Tensor> closure) {
    Tensor first = closure.get();
    new LbfgsDescent(options, parameters, memory, closure, first.item()).iterate();
    return first;
  }

  private void iterate() {
    count("func_evals", 1);
    if (isFlat()) {
      return;
    }
    int most =
        options
            .maxEval()
            .orElseGet(() -> (int) Math.min(Integer.MAX_VALUE, options.maxIter() * 5L / 4));
    for (int i = 1; i <= options.maxIter(); i++) {
      Tensor direction = state.keep("d", direction());
      state.keep("prev_flat_grad", grad);
      double before = state.keep("prev_loss", loss);
      double slope = grad.dot(direction).item();
      double t = state.keep("t", firstStep());
      if (slope > precision.round(-options.toleranceChange())) {
        return;
      }
      boolean last = i == options.maxIter();
      t = state.keep("t", advance(direction, t, slope, most - evaluations, last));
      boolean still = greatest(direction.mul(t)) <= precision.round(options.toleranceChange());
      boolean settled = Math.abs(loss - before) < options.toleranceChange();
      if (evaluations >= most || isFlat() || still || settled) {
        return;
      }
    }
  }

  private double count(String name, int more) {
    return state.keep(name, state.number(name, 0) + more);
  }

  private boolean isFlat() {
    return greatest(grad) <= precision.round(options.toleranceGrad());
  }

  private static double greatest(Tensor vector) {
    return vector.abs().amax().item();
  }

  /** Minus the inverse Hessian times the gradient, with what the step before taught. */
  private Tensor direction() {
    if (count("n_iter", 1) == 1) {
      state.keep("H_diag", 1);
      return grad.neg();
    }
    Tensor change = grad.sub(state.tensorOrZeros("prev_flat_grad", grad));
    Tensor step = state.tensorOrZeros("d", grad).mul(state.number("t", 0));
    double curvature = change.dot(step).item();
    if (curvature > precision.round(LEAST_CURVATURE)) {
      memory.add(change, step, precision.div(1, curvature), options.historySize());
      state.keep("H_diag", precision.div(curvature, change.dot(change).item()));
    }
    return memory.inverseHessianTimes(grad.neg(), state.number("H_diag", 1));
  }

  /** The rate, less on the first iteration of all. */
  private double firstStep() {
    if (state.number("n_iter", 0) > 1) {
      return options.learningRate();
    }
    double inverse = precision.div(1, grad.abs().sum().item());
    return inverse < 1 ? precision.mul(inverse, options.learningRate()) : options.learningRate();
  }

  /** Moves along {@code direction}, evaluates there where there is need to; how far it went. */
  private double advance(Tensor direction, double t, double slope, int most, boolean last) {
    if (options.strongWolfe()) {
      List<Tensor> from = parameters.values();
      StrongWolfe search =
          new StrongWolfe(
              precision,
              step -> evaluate(from, step, direction),
              new Point(0, loss, grad, slope),
              greatest(direction),
              most);
      Point found = search.search(t);
      evaluated(search.evaluations(), found.loss(), found.grad());
      parameters.move(found.t(), direction);
      return found.t();
    }
    parameters.move(t, direction);
    if (!last) { // a batch's loss is no use to the next
      evaluated(1, closure.get().item(), parameters.grad());
    }
    return t;
  }

  private void evaluated(int times, double found, Tensor gradient) {
    evaluations += times;
    count("func_evals", times);
    loss = found;
    grad = gradient;
  }

  /** What is found at a step, the parameters left where they were. */
  private Point evaluate(List<Tensor> from, double step, Tensor direction) {
    try {
      parameters.move(step, direction);
      double found = closure.get().item();
      Tensor gradient = parameters.grad();
      return new Point(step, found, gradient, gradient.dot(direction).item());
    } finally {
      parameters.values(from);
    }
  }
}
