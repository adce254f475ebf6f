package dev.nabla.examples.bench;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something to be done again and again.
 *
 * @param unit of which there are many in a second
 * @param amount how much of it one call does
 * @param begun what makes it ready on a backend; each call gives a tensor that is then read
 */
record Work(String name, String unit, double amount, Function<Backend, Supplier<Tensor>> begun) {
  private static final double GIGA = 1e9;
  private static final int ELEMENTS = 1_000_000;
  private static final int MLP_BATCH = 64;
  private static final int CONV_BATCH = 32;

  /** Those of the table. */
  static final List<Work> ALL =
      List.of(
          matmul(512),
          matmul(1024),
          // two operands and a result, of four bytes each
          new Work("add 1,000,000", "GB/s", 3 * 4 * ELEMENTS / GIGA, Work::add),
          new Work("exp 1,000,000", "GB/s", 2 * 4 * ELEMENTS / GIGA, Work::exp),
          new Work("MLP 784-256-10, training step", "samples/s", MLP_BATCH, Work::mlp),
          new Work("conv net 1x28x28, training step", "samples/s", CONV_BATCH, Work::conv));

  private static Work matmul(int n) {
    return new Work(
        "matmul " + n, "GFLOP/s", 2.0 * n * n * n / GIGA, backend -> product(backend, n));
  }

  private static Supplier<Tensor> product(Backend backend, int n) {
    Tensor a = backend.rand(Shape.of(n, n));
    Tensor b = backend.rand(Shape.of(n, n));
    return () -> a.matmul(b);
  }

  private static Supplier<Tensor> add(Backend backend) {
    Tensor a = backend.rand(Shape.of(ELEMENTS));
    Tensor b = backend.rand(Shape.of(ELEMENTS));
    return () -> a.add(b);
  }

  private static Supplier<Tensor> exp(Backend backend) {
    Tensor a = backend.rand(Shape.of(ELEMENTS));
    return a::exp;
  }

  private static Supplier<Tensor> mlp(Backend backend) {
    Module model =
        backend.sequential(backend.linear(784, 256), backend.relu(), backend.linear(256, 10));
    return step(backend, model, backend.rand(Shape.of(MLP_BATCH, 784)));
  }

  private static Supplier<Tensor> conv(Backend backend) {
    Module model =
        backend.sequential(
            backend.conv2d(1, 16, new ConvOptions(3).padding(1)),
            backend.relu(),
            backend.maxPool2d(2),
            backend.conv2d(16, 32, new ConvOptions(3).padding(1)),
            backend.relu(),
            backend.maxPool2d(2),
            backend.flatten(),
            backend.linear(32 * 7 * 7, 10));
    return step(backend, model, backend.rand(Shape.of(CONV_BATCH, 1, 28, 28)));
  }

  /** Forward, loss, backward and SGD; gives the loss. */
  private static Supplier<Tensor> step(Backend backend, Module model, Tensor x) {
    Tensor classes = backend.randInt(0, 10, Shape.of(x.shape().extent(0)));
    Loss loss = backend.crossEntropyLoss();
    Optimizer optimizer = backend.sgd(model.parameters(), 0.01);
    return () -> {
      optimizer.zeroGrad();
      Tensor l = loss.of(model.forward(x), classes);
      l.backward();
      optimizer.step();
      return l;
    };
  }
}
