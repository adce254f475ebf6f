package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.GroupedOptimizer;
import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.ParameterState;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.R2;
import java.util.List;

/**
 * A layer, a loss and an optimizer of one's own: a curve through points, some of which are wrong.
 *
 * <p>Each is what the framework's are: a record of parameters, a formula, an update rule. Their
 * gradients are found by themselves.
 */
public final class Own implements Exhibit {
  private static final int POINTS = 200;
  private static final int BUMPS = 16;
  private static final int STEPS = 400;

  /** {@code exp(-(sharpness (x - centre))^2)} for each bump: {@code [n, 1] -> [n, bumps]}. */
  record Bumps(Parameter centre, Parameter sharpness) implements Module {
    static Bumps create(Backend backend, double from, double to, int count) {
      return new Bumps(
          backend.parameter(backend.linspace(from, to, count)),
          backend.parameter(backend.full(Shape.of(count), 1.5, DType.FLOAT32)));
    }

    @Override
    public Tensor forward(Tensor x) {
      return x.sub(centre).mul(sharpness).square().neg().exp();
    }
  }

  /**
   * Adam, but a step is small where the gradient is not what was expected: Zhuang et al.,
   * "AdaBelief optimizer", 2020.
   */
  static final class AdaBelief extends GroupedOptimizer<AdaBelief.Options> {
    private static final double EPS = 1e-8;

    /** The only setting that is not the paper's. */
    record Options(double learningRate) implements Hyperparameters<Options> {
      @Override
      public Options learningRate(double to) {
        return new Options(to);
      }
    }

    AdaBelief(List<Parameter> parameters, double learningRate) {
      super("adaBelief", List.of(new ParameterGroup<>(parameters, new Options(learningRate))));
    }

    @Override
    protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options settings) {
      int step = state.nextStep();
      Tensor mean = average(state, "mean", 0.9, grad);
      Tensor variance =
          state.keep(
              "variance", average(state, "variance", 0.999, grad.sub(mean).square()).add(EPS));
      Tensor m = mean.div(1 - Math.pow(0.9, step));
      Tensor v = variance.div(1 - Math.pow(0.999, step));
      return parameter.sub(m.div(v.sqrt().add(EPS)).mul(settings.learningRate()));
    }

    private static Tensor average(ParameterState state, String name, double beta, Tensor x) {
      return state.keep(name, state.tensorOrZeros(name, x).mul(beta).add(x.mul(1 - beta)));
    }
  }

  @Override
  public String title() {
    return "Own: a layer, a loss and an optimizer";
  }

  @Override
  public void run(Backend backend, Report report) {
    Tensor x = backend.linspace(-4, 4, POINTS).unsqueeze(1);
    Tensor curve = x.mul(2).sin().add(x.div(2));
    Tensor wrong = backend.bernoulli(0.1, x.shape()).mul(5);
    Tensor y = curve.add(backend.randn(x.shape()).mul(0.1)).add(wrong);

    Loss logCosh = (prediction, target) -> prediction.sub(target).cosh().log().mean();
    Tensor own = fit(backend, logCosh, x, y);
    Tensor usual = fit(backend, backend.mseLoss(), x, y);
    report.figure("R2 against the curve, by log-cosh", r2(own, curve));
    report.figure("R2 against the curve, by squares", r2(usual, curve));
    report.picture("own", Plots.fit(x.flatten(), y.flatten(), own.flatten()));
  }

  private static Tensor fit(Backend backend, Loss loss, Tensor x, Tensor y) {
    Module model =
        backend.sequential(Bumps.create(backend, -4, 4, BUMPS), backend.linear(BUMPS, 1));
    Optimizer optimizer = new AdaBelief(model.parameters(), 0.02);
    for (int step = 0; step < STEPS; step++) {
      optimizer.zeroGrad();
      loss.of(model.forward(x), y).backward();
      optimizer.step();
    }
    return backend.noGrad(() -> model.forward(x));
  }

  private static double r2(Tensor prediction, Tensor curve) {
    R2 r2 = new R2();
    r2.update(prediction, curve);
    return r2.value();
  }
}
