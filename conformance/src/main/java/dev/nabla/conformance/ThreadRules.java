package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** L5: threads that train at once. */
@InTier(Tier.L5)
interface ThreadRules extends Subject {
  int MODELS = 8;

  private List<Module> models() {
    List<Module> models = new ArrayList<>();
    for (int seed = 0; seed < MODELS; seed++) {
      backend().seed(seed);
      models.add(
          backend().sequential(backend().linear(4, 6), backend().tanh(), backend().linear(6, 2)));
    }
    return models;
  }

  private float[] train(Module model, Tensor x, Tensor y) {
    Loss loss = backend().mseLoss();
    Optimizer optimizer = backend().sgd(model.parameters(), 0.05);
    for (int step = 0; step < 40; step++) {
      try (Scope scope = backend().scope()) {
        Tensor hidden = backend().checkpoint(() -> model.forward(x));
        loss.of(step % 2 == 0 ? hidden : model.forward(x), y).backward();
        optimizer.step();
        optimizer.zeroGrad();
      }
    }
    Tensor flat = backend().tensor(new float[0]);
    for (Parameter p : model.parameters()) {
      flat = flat.concat(0, p.detach().reshape(Math.toIntExact(p.shape().size())));
    }
    return flat.toFloatArray();
  }

  /** Eight models at once end in the same numbers as one after another. */
  @Test
  default void eightThreadsTrainAsOne() throws Exception {
    Tensor x = backend().uniform(Shape.of(16, 4), -1, 1);
    Tensor y = backend().uniform(Shape.of(16, 2), -1, 1);
    List<float[]> alone = new ArrayList<>();
    models().forEach(model -> alone.add(train(model, x, y)));
    CyclicBarrier start = new CyclicBarrier(MODELS);
    List<Callable<float[]>> jobs = new ArrayList<>();
    for (Module model : models()) {
      jobs.add(
          () -> {
            start.await();
            return train(model, x, y);
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(MODELS);
    try {
      List<Future<float[]>> together = pool.invokeAll(jobs);
      for (int i = 0; i < MODELS; i++) {
        assertArrayEquals(alone.get(i), together.get(i).get(), "model " + i);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Threads that add to one parameter's gradient lose nothing. */
  @Test
  default void threadsAddToOneGradient() throws Exception {
    Parameter w = backend().parameter(backend().tensor(1f, 2f));
    ExecutorService pool = Executors.newFixedThreadPool(MODELS);
    try {
      List<Callable<Integer>> jobs = new ArrayList<>();
      for (int i = 0; i < MODELS; i++) {
        jobs.add(
            () -> {
              for (int step = 0; step < 25; step++) {
                w.mul(2).sum().backward();
              }
              return 0;
            });
      }
      for (Future<Integer> done : pool.invokeAll(jobs)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertArrayEquals(new float[] {400, 400}, w.grad().toFloatArray());
  }
}
