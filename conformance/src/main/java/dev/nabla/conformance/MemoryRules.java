package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** L5: memory that comes back, and threads that do not disturb one another. */
@InTier(Tier.L5)
interface MemoryRules extends Subject {
  @Test
  default void scopesReleaseWhatTheyDoNotKeep() {
    Tensor kept;
    Tensor lost;
    try (Scope outer = backend().scope()) {
      try (Scope scope = backend().scope()) {
        lost = backend().tensor(1f, 2f).mul(2);
        kept = scope.keep(lost.add(1));
      }
      assertEquals(3, kept.select(0, 0).item());
      Tensor inner;
      try (Scope scope = backend().scope()) {
        inner = backend().tensor(7f);
        outer.keep(inner);
      }
      assertEquals(7, inner.item(), "kept beyond both scopes");
      assertEquals(2, outer.keep(kept.slice(0, 0, 2)).shape().extent(0));
    }
    Expect.error(lost::toHost, "tensor", "[2]", "scope", "keep");
    Expect.error(() -> lost.add(1), "tensor", "scope");
    Expect.error(kept::toHost, "tensor", "scope");
  }

  /** Values and gradients belong to the parameter, whatever scope they were computed in. */
  @Test
  default void parametersOutliveScopes() {
    Parameter w;
    try (Scope scope = backend().scope()) {
      w = backend().parameter(backend().tensor(1f, 2f));
    }
    for (int i = 0; i < 2; i++) {
      try (Scope scope = backend().scope()) {
        w.mul(3).sum().backward();
        w.assign(w.detach().add(1));
      }
    }
    assertEquals(7, w.sum().item());
    assertEquals(12, w.grad().sum().item());
  }

  /** A step in a scope leaves as many native arrays as it found. */
  @Test
  default void scopedStepsLeaveNothingAlive() {
    Tensor x = backend().tensor(1f, 2f, 3f, 4f);
    Tensor y = backend().tensor(2f, 4f, 6f, 8f);
    Parameter w = backend().parameter(backend().scalar(0));
    scopedStep(x, y, w);
    System.gc(); // what other tests left behind
    long before = settled();
    for (int step = 0; step < 500; step++) {
      scopedStep(x, y, w);
    }
    assertTrue(
        backend().nativeMemory().arrays() <= before,
        () -> before + " became " + backend().nativeMemory().arrays());
    assertEquals(2, w.item(), 1e-5);
  }

  private long settled() {
    long live = backend().nativeMemory().arrays();
    for (int i = 0; i < 50; i++) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      long next = backend().nativeMemory().arrays();
      if (next == live && i > 5) {
        return live;
      }
      live = next;
    }
    return live;
  }

  private void scopedStep(Tensor x, Tensor y, Parameter w) {
    try (Scope scope = backend().scope()) {
      step(x, y, w);
    }
  }

  private void step(Tensor x, Tensor y, Parameter w) {
    Tensor l = x.mul(w).sub(y).square().mean();
    l.backward();
    backend().noGrad(() -> w.assign(w.sub(w.grad().mul(0.01))));
    w.zeroGrad();
  }

  /** A plain loop, no ceremony: the collector is called in time. */
  @Test
  default void plainLoopsAreBounded() {
    Tensor x = backend().tensor(new float[1 << 18]); // 1 MiB
    Parameter w = backend().parameter(backend().scalar(1));
    long most = 0;
    for (int i = 0; i < 1500; i++) {
      assertEquals(1 << 18, x.add(w).shape().size());
      most = Math.max(most, backend().nativeMemory().bytes() >> 20);
    }
    long reached = most;
    assertTrue(reached < 1024, () -> reached + " MiB alive at once of 1500 MiB made");
  }

  @Test
  default void threadsWorkSideBySide() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Double>> jobs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        boolean silent = i % 2 == 0;
        jobs.add(() -> train(silent));
      }
      for (Future<Double> trained : pool.invokeAll(jobs)) {
        assertEquals(1.9999992847442627, trained.get(), 1e-6);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Values may be replaced while they are read: the reader sees the one or the other. */
  @Test
  default void parametersAreReadWhileTheyAreAssigned() throws Exception {
    Parameter w = backend().parameter(backend().tensor(new float[64]));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> reader = pool.submit(() -> readsWholeValues(w));
      Future<?> writer = pool.submit(() -> assignMany(w));
      assertTrue(reader.get(), "a value half one and half the other");
      writer.get();
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean readsWholeValues(Parameter w) {
    for (int i = 0; i < 2000; i++) {
      float[] values = w.detach().mul(1).toFloatArray();
      if (values[0] != values[63]) {
        return false;
      }
    }
    return true;
  }

  private void assignMany(Parameter w) {
    for (int i = 0; i < 2000; i++) {
      try (Scope scope = backend().scope()) {
        w.assign(backend().full(w.shape(), i, w.dtype()).mul(1));
      }
    }
  }

  /** Part 2 of the transcript, in a scope and under noGrad now and then. */
  private double train(boolean silent) {
    Tensor x = backend().tensor(1f, 2f, 3f, 4f);
    Tensor y = backend().tensor(2f, 4f, 6f, 8f);
    Parameter w = backend().parameter(backend().scalar(0));
    for (int epoch = 0; epoch < 100; epoch++) {
      if (silent) {
        assertEquals(false, backend().noGrad(() -> x.mul(w)).requiresGrad());
      }
      scopedStep(x, y, w);
    }
    return w.item();
  }
}
