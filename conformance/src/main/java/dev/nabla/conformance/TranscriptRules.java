package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * L4: fitting {@code y = 2x} as a PyTorch notebook did, from everything by hand to everything
 * automatic; what it printed comes out within 2 units in the last place of FLOAT32.
 */
@InTier(Tier.L4)
interface TranscriptRules extends Subject {

  /**
   * The weight is a double, the arrays FLOAT32, and the gradient a sum where it should be a mean.
   */
  @Test
  default void part1ByHand() {
    Tensor x = backend().tensor(1f, 2f, 3f, 4f);
    Tensor y = backend().tensor(2f, 4f, 6f, 8f);
    double w = 0;
    for (int epoch = 0; epoch < 20; epoch++) {
      Tensor difference = x.mul(w).sub(y);
      double loss = difference.square().mean().item();
      w -= 0.01 * x.mul(2).dot(difference).item();
      if (epoch % 2 == 0) {
        near(Recorded.PART_1[epoch / 2], w, loss);
      }
    }
    near("f(5)", 9.99999977350235, w * 5);
  }

  @Test
  default void part2Autograd() {
    Tensor x = backend().tensor(1f, 2f, 3f, 4f);
    Tensor y = backend().tensor(2f, 4f, 6f, 8f);
    Parameter w = backend().parameter(backend().scalar(0));
    for (int epoch = 0; epoch < 100; epoch++) {
      Tensor l = x.mul(w).sub(y).square().mean();
      l.backward();
      backend().noGrad(() -> w.assign(w.sub(w.grad().mul(0.01))));
      w.zeroGrad();
      if (epoch % 10 == 0) {
        near(Recorded.PART_2[epoch / 10], w.item(), l.item());
      }
    }
    near("f(5)", 9.999998092651367, w.mul(5).item());
  }

  @Test
  default void part3LossAndOptimizer() {
    Tensor x = backend().tensor(1f, 2f, 3f, 4f);
    Tensor y = backend().tensor(2f, 4f, 6f, 8f);
    Parameter w = backend().parameter(backend().scalar(0));
    Loss loss = backend().mseLoss();
    Optimizer optimizer = backend().sgd(List.of(w), 0.01);
    for (int epoch = 0; epoch < 100; epoch++) {
      Tensor l = loss.of(x.mul(w), y);
      l.backward();
      optimizer.step();
      optimizer.zeroGrad();
      if (epoch % 10 == 0) {
        near(Recorded.PART_2[epoch / 10], w.item(), l.item());
      }
    }
    near("f(5)", 9.999998092651367, w.mul(5).item());
  }

  @Test
  default void part4Model() {
    Module model = linear(0.48280417919158936f, -0.27301812171936035f);
    near("f(5)", 2.141002893447876, predict(model));
    train(model, 500, Recorded.PART_4);
    near("f(5)", 9.974750518798828, predict(model));
  }

  /** The notebook's own model around a linear layer. */
  record LinearRegression(Module lin) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return lin.forward(x);
    }
  }

  @Test
  default void customLinearRegression() {
    Module model = new LinearRegression(linear(0.007756948471069336f, -0.011479020118713379f));
    near("f(5)", 0.0273057222366333, predict(model));
    train(model, 0, Recorded.CUSTOM);
    near("f(5)", 9.690062522888184, predict(model));
  }

  private Module linear(float weight, float bias) {
    Module linear = backend().linear(1, 1);
    linear.parameter("weight").assign(backend().tensor(new float[][] {{weight}}));
    linear.parameter("bias").assign(backend().tensor(bias));
    return linear;
  }

  private double predict(Module model) {
    return model.forward(backend().tensor(new float[][] {{5}})).item();
  }

  private void train(Module model, int silent, double[][] printed) {
    Tensor x = backend().tensor(new float[][] {{1}, {2}, {3}, {4}});
    Tensor y = backend().tensor(new float[][] {{2}, {4}, {6}, {8}});
    Loss loss = backend().mseLoss();
    Optimizer optimizer = backend().sgd(model.parameters(), 0.01);
    for (int epoch = -silent; epoch < 100; epoch++) {
      Tensor l = loss.of(model.forward(x), y);
      l.backward();
      optimizer.step();
      optimizer.zeroGrad();
      if (epoch >= 0 && epoch % 10 == 0) {
        near(printed[epoch / 10], model.parameters().get(0).item(), l.item());
      }
    }
  }

  private static void near(double[] printed, double w, double loss) {
    near("w", printed[0], w);
    near("loss", printed[1], loss);
  }

  private static void near(String what, double printed, double found) {
    double ulps = Expect.ulps(DType.FLOAT32, printed, found);
    assertTrue(
        ulps <= 2, () -> what + ": expected " + printed + ", but found " + found + ", " + ulps);
  }
}
