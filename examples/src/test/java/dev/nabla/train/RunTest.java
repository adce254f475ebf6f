package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.DataLoader;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Module;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a callback is told of a run. */
class RunTest {
  /** Steps and samples so far, and the gradients' norm. */
  private static final class Seen implements Callback {
    private final List<Long> steps = new ArrayList<>();
    private final List<Long> samples = new ArrayList<>();
    private final List<Double> norms = new ArrayList<>();

    @Override
    public void onGradients(Run run) {
      norms.add(run.gradientNorm());
    }

    @Override
    public void onStep(Run run) {
      steps.add(run.steps());
      samples.add(run.samples());
      assertEquals(norms.get(norms.size() - 1), run.gradientNorm(), "is kept for the step");
    }
  }

  /**
   * Of {@code mean((w x + b - y)^2)} with x = [1, 2] and y = [2, 4] the gradient is {@code [5 w + 3
   * b - 10, 3 w + 2 b - 6]}.
   */
  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void tellsTheNormBeforeClipping(String name) {
    Backend backend = Backends.get(name);
    Module model = backend.linear(1, 1);
    for (Parameter parameter : model.parameters()) {
      parameter.assign(parameter.mul(0));
    }
    Tensor x = backend.tensor(new float[][] {{1}, {2}});
    Tensor y = backend.tensor(new float[][] {{2}, {4}});
    Seen seen = new Seen();
    Seen again = new Seen();
    new Trainer(backend, model, backend.mseLoss(), backend.sgd(model.parameters(), 1))
        .clipNorm(1e-3)
        .callback(seen)
        .callback(again)
        .fit(DataLoader.of(new TensorDataset(x, y), new LoaderOptions(2)), 2);
    assertEquals(Math.sqrt(136), seen.norms.get(0), 1e-5);
    assertEquals(seen.norms, again.norms);
    double step = 1e-3 / Math.sqrt(136); // clipped: w and b are 10 and 6 of it by then
    double next = Math.hypot(5 * 10 * step + 3 * 6 * step - 10, 3 * 10 * step + 2 * 6 * step - 6);
    assertEquals(next, seen.norms.get(1), 1e-4);
  }

  @Test
  void gradientsThatAreGoneHaveNoNorm() {
    Fitting fitting = new Fitting("pure");
    List<String> refusals = new ArrayList<>();
    Callback late =
        new Callback() {
          @Override
          public void onStep(Run run) {
            NablaException refused = assertThrows(NablaException.class, run::gradientNorm);
            refusals.add(refused.getMessage());
          }
        };
    fitting.trainer.callback(late).fit(fitting.loader, 1);
    assertEquals(fitting.loader.batches(), refusals.size());
    assertTrue(refusals.get(0).startsWith("gradientNorm: expected to be asked in onGradients"));
  }

  /** Throws after each step, if it is to, and at the end. */
  private static final class Failing implements Callback {
    private final @Nullable RuntimeException onStep;
    private final @Nullable RuntimeException onEnd;
    private final List<History> endings = new ArrayList<>();

    Failing(@Nullable RuntimeException onStep, @Nullable RuntimeException onEnd) {
      this.onStep = onStep;
      this.onEnd = onEnd;
    }

    @Override
    public void onStep(Run run) {
      if (onStep != null) {
        run.stop("enough");
        throw onStep;
      }
    }

    @Override
    public void onEnd(Run run) {
      endings.add(run.history());
      if (onEnd != null) {
        throw onEnd;
      }
    }
  }

  @Test
  void aRunThatFailsSaysSoWhateverWasSaidBefore() {
    Fitting fitting = new Fitting("pure");
    Failing failing = new Failing(new IllegalStateException("broken"), null);
    fitting.trainer.callback(failing);
    assertThrows(IllegalStateException.class, () -> fitting.trainer.fit(fitting.loader, 3));
    assertEquals(1, failing.endings.size());
    assertEquals("FAILED", failing.endings.get(0).ending().name());
    assertEquals("java.lang.IllegalStateException: broken", failing.endings.get(0).stopped());
  }

  /** Each is told the end, and the first failure is thrown with those after it. */
  @Test
  void oneThatFailsAtTheEndHidesNothing() {
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalArgumentException("second");
    for (RuntimeException step : new RuntimeException[] {null, new ArithmeticException("step")}) {
      Fitting fitting = new Fitting("pure");
      Failing last = new Failing(step, null);
      fitting.trainer.callback(new Failing(null, first)).callback(new Failing(null, second));
      fitting.trainer.callback(new Failing(null, first)).callback(last);
      RuntimeException thrown =
          assertThrows(RuntimeException.class, () -> fitting.trainer.fit(fitting.loader, 2));
      assertSame(step == null ? first : step, thrown);
      assertEquals(
          step == null ? List.of(second) : List.of(first, second, first),
          List.of(thrown.getSuppressed()));
      assertEquals(1, last.endings.size());
    }
  }

  @Test
  void countsOverEpochsAndACheckpoint(@TempDir Path folder) {
    Path file = folder.resolve("checkpoint.safetensors");
    Fitting whole = new Fitting("pure");
    Seen all = new Seen();
    whole.trainer.callback(all).fit(whole.loader, 3);
    Fitting first = new Fitting("pure");
    Callback stop =
        new Callback() {
          @Override
          public void onStep(Run run) {
            if (run.steps() == 10) { // in the second epoch of seven steps
              run.stop("enough");
            }
          }
        };
    Seen before = new Seen();
    first.trainer.checkpoint(file).callback(before).callback(stop).fit(first.loader, 3);
    Fitting second = new Fitting("pure");
    Seen after = new Seen();
    second.trainer.checkpoint(file).callback(after).fit(second.loader, 3);
    before.steps.addAll(after.steps);
    before.samples.addAll(after.samples);
    before.norms.addAll(after.norms);
    assertEquals(3L * whole.loader.batches(), all.steps.get(all.steps.size() - 1));
    assertEquals(3L * 50, all.samples.get(all.samples.size() - 1));
    assertEquals(all.steps, before.steps);
    assertEquals(all.samples, before.samples);
    assertEquals(all.norms, before.norms);
  }
}
