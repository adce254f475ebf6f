package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.optim.Lbfgs;
import dev.nabla.optim.Optimizer;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * An optimizer that needs a closure: a line through points, by L-BFGS and by formula.
 *
 * <p>L-BFGS has the loss computed as often as its line search wants, so the step takes what
 * computes it. In FLOAT64 it meets the closed form of least squares to many digits.
 */
public final class LeastSquares implements Exhibit {
  private static final int POINTS = 60;

  @Override
  public String title() {
    return "L-BFGS: a line through points";
  }

  @Override
  public void run(Backend backend, Report report) {
    Tensor x = backend.uniform(Shape.of(POINTS), -3, 3, DType.FLOAT64);
    Tensor noise = backend.normal(Shape.of(POINTS), 0, 0.7, DType.FLOAT64);
    Tensor y = x.mul(1.5).sub(2).add(noise);

    Parameter slope = backend.parameter(backend.scalar(0, DType.FLOAT64));
    Parameter intercept = backend.parameter(backend.scalar(0, DType.FLOAT64));
    Loss loss = backend.mseLoss();
    Optimizer optimizer =
        backend.lbfgs(
            List.of(slope, intercept),
            new Lbfgs.Options().strongWolfe(true).toleranceGrad(1e-12).toleranceChange(1e-15));
    for (int step = 1; step <= 3; step++) {
      Tensor before =
          optimizer.step(
              () -> {
                optimizer.zeroGrad();
                Tensor l = loss.of(x.mul(slope).add(intercept), y);
                l.backward();
                return l;
              });
      report.figure("loss before step " + step, before.item());
    }

    Tensor away = x.sub(x.mean());
    double exact = away.mul(y).sum().item() / away.square().sum().item();
    double offset = y.mean().item() - exact * x.mean().item();
    report.line("by L-BFGS: slope " + slope.item() + ", intercept " + intercept.item());
    report.line("by formula: slope " + exact + ", intercept " + offset);
    report.figure(
        "apart", Math.max(Math.abs(slope.item() - exact), Math.abs(intercept.item() - offset)));
    report.picture("lbfgs", Plots.fit(x, y, x.mul(slope.detach()).add(intercept.detach())));
  }
}
