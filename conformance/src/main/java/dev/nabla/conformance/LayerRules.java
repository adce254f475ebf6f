package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L3: layers, losses and optimizers, whoever makes them. */
@InTier(Tier.L3)
interface LayerRules extends Subject {
  /** {@code mean((p - t)^2)}, whose gradient is {@code 2 (p - t) / n}. */
  @Test
  default void meanSquaredError() {
    Parameter prediction = backend().parameter(backend().tensor(1f, 2f, 3f, 4f));
    Tensor loss = backend().mseLoss().of(prediction, backend().tensor(1f, 4f, 3f, 0f));
    assertEquals(5, loss.item(), "(0 + 4 + 0 + 16) / 4");
    assertEquals(Shape.of(), loss.shape());
    loss.backward();
    assertArrayEquals(new float[] {0, -1, 0, 2}, prediction.grad().toFloatArray());
  }

  /** {@code p - learningRate * grad}; a parameter without a gradient stays. */
  @Test
  default void stochasticGradientDescent() {
    Parameter w = backend().parameter(backend().tensor(1f, 2f));
    Parameter idle = backend().parameter(backend().tensor(5f));
    Optimizer optimizer = backend().sgd(List.of(w, idle), 0.1);
    assertEquals(List.of(w, idle), optimizer.parameters());
    w.mul(backend().tensor(3f, -4f)).sum().backward();
    optimizer.step();
    assertArrayEquals(new float[] {1f - 0.1f * 3f, 2f - 0.1f * -4f}, w.toFloatArray(), 0x1p-23f);
    assertEquals(5, idle.item());
    optimizer.zeroGrad();
    assertEquals(false, w.hasGrad());
  }

  @Test
  default void linear() {
    Module linear = backend().linear(3, 2);
    assertEquals(List.of("weight", "bias"), List.copyOf(linear.namedParameters().keySet()));
    Parameter weight = linear.parameter("weight");
    Parameter bias = linear.parameter("bias");
    weight.assign(backend().tensor(new float[][] {{1, 2, 3}, {4, 5, 6}}));
    bias.assign(backend().tensor(10f, 20f));
    Tensor y = linear.forward(backend().tensor(new float[][] {{1, 0, 0}, {1, 1, 1}}));
    Expect.same(
        y, DType.FLOAT32, Shape.of(2, 2), i -> new double[] {11, 24, 16, 35}[i[0] * 2 + i[1]]);
    y.sum().backward();
    assertArrayEquals(new float[] {2, 1, 1, 2, 1, 1}, weight.grad().toFloatArray());
    assertArrayEquals(new float[] {2, 2}, bias.grad().toFloatArray());
    assertEquals(Shape.of(5, 4, 2), linear.forward(backend().ones(Shape.of(5, 4, 3))).shape());
  }

  @Test
  default void activations() {
    double[] values = {-1, 0, 2};
    Tensor x = tensor(DType.FLOAT32, Shape.of(3), values);
    assertArrayEquals(new float[] {0, 0, 2}, backend().relu().forward(x).toFloatArray());
    Expect.within(
        4, backend().tanh().forward(x), DType.FLOAT32, x.shape(), i -> Math.tanh(values[i[0]]));
    Expect.within(
        4,
        backend().sigmoid().forward(x),
        DType.FLOAT32,
        x.shape(),
        i -> 1 / (1 + Math.exp(-values[i[0]])));
  }

  /** A user's own model. */
  record Twice(Module first, Module second, Tensor shift, int ignored) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return second.forward(first.forward(x)).add(shift);
    }
  }

  /** A model with a list of layers. */
  record Listed(List<Module> layers) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return layers.get(1).forward(layers.get(0).forward(x));
    }
  }

  @Test
  default void recordsNameTheirParts() {
    Module model =
        new Twice(
            backend().linear(2, 3),
            backend().sequential(backend().tanh(), backend().linear(3, 1)),
            backend().scalar(7),
            0);
    assertEquals(
        List.of("first.weight", "first.bias", "second.1.weight", "second.1.bias"),
        List.copyOf(model.namedParameters().keySet()));
    assertEquals(List.of("shift"), List.copyOf(model.namedBuffers().keySet()));
    assertEquals(4, model.parameters().size());
    Module listed = new Listed(List.of(backend().linear(2, 3), backend().linear(3, 1)));
    assertEquals(
        List.of("layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias"),
        List.copyOf(listed.namedParameters().keySet()));
    Module plain =
        new Module() {
          @Override
          public Tensor forward(Tensor x) {
            return x;
          }
        };
    Expect.error(() -> model.parameter("lin.weight"), "lin.weight", "first.weight");
    Expect.error(plain::parameters, "module", "a record", "components()");
  }

  /**
   * PyTorch 2.13: {@code torch.manual_seed(42); Sequential(Linear(3, 4), Tanh(), Linear(4, 2))}, 50
   * steps of SGD at 0.05 on its MSE loss.
   */
  @Test
  default void trainsAsPyTorchDoes() {
    backend().seed(42);
    Module model =
        backend().sequential(backend().linear(3, 4), backend().tanh(), backend().linear(4, 2));
    assertArrayEquals(
        new float[] {
          0.4414065182209015f,
          0.47920528054237366f,
          -0.1352572739124298f,
          0.5303604602813721f,
          -0.1264995038509369f,
          0.11650390923023224f,
          -0.28108587861061096f,
          0.3390677869319916f,
          0.5089590549468994f,
          -0.42356041073799133f,
          0.5018306374549866f,
          0.10805647075176239f
        },
        model.parameter("0.weight").toFloatArray());
    assertArrayEquals(
        new float[] {
          0.42655149102211f, 0.078190878033638f, 0.27839142084121704f, -0.08151666074991226f
        },
        model.parameter("0.bias").toFloatArray());
    Tensor x =
        backend().tensor(new float[][] {{1, 2, 3}, {4, -5, 6}, {0.5f, 0.25f, -1}, {2, 0, 1}});
    Tensor y = backend().tensor(new float[][] {{1, 0}, {0, 1}, {0.5f, 0.5f}, {-1, 1}});
    Loss loss = backend().mseLoss();
    Optimizer optimizer = backend().sgd(model.parameters(), 0.05);
    double[] recorded = {
      1.1966508626937866,
      1.0030156373977661,
      0.43446657061576843,
      0.2517153322696686,
      0.15706829726696014
    };
    int[] steps = {0, 1, 9, 24, 49};
    for (int step = 0, next = 0; step < 50; step++) {
      Tensor l = loss.of(model.forward(x), y);
      l.backward();
      optimizer.step();
      optimizer.zeroGrad();
      if (step == steps[next]) {
        assertEquals(recorded[next], l.item(), 1e-6 * recorded[next], "loss of step " + step);
        next++;
      }
    }
  }
}
