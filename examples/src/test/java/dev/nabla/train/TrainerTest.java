package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.io.Safetensors;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trainer against loops written by hand, and a run in two parts against one in one. */
class TrainerTest {
  private static final String BACKENDS = "dev.nabla.examples.Ran#backends";

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void isTheLoopByHand(String name) {
    Fitting trained = new Fitting(name);
    trained.trainer.fit(trained.loader, 2);

    Fitting byHand = new Fitting(name);
    Backend backend = byHand.backend;
    Module model = byHand.model;
    Optimizer optimizer = byHand.trainer.optimizer();
    Loss loss = backend.crossEntropyLoss();
    for (int epoch = 0; epoch < 2; epoch++) {
      model.train();
      for (Example batch : byHand.loader) {
        loss.of(model.forward(batch.input()), batch.target()).backward();
        optimizer.step();
        optimizer.zeroGrad();
      }
      byHand.schedule.step();
    }
    assertEquals(values(byHand.model), values(trained.model));
  }

  private static Map<String, Object> values(Module model) {
    Map<String, Object> values = new TreeMap<>();
    model.stateDict().forEach((name, tensor) -> values.put(name, tensor.toHost()));
    return values;
  }

  /** In the middle of an epoch, at its end, and before the first step. */
  @ParameterizedTest
  @MethodSource(BACKENDS)
  void resumesBitForBit(String name, @TempDir Path folder) {
    Fitting whole = new Fitting(name);
    Map<String, Object> expected = whole.outcome(whole.trainer.fit(whole.loader, Fitting.EPOCHS));
    for (int steps : new int[] {1, 7, 10, 14}) {
      Path file = folder.resolve("checkpoint-" + steps + ".safetensors");
      Fitting first = new Fitting(name);
      History half =
          first
              .trainer
              .checkpoint(file)
              .callback(stopAfter(steps))
              .fit(first.loader, Fitting.EPOCHS);
      assertEquals("enough", half.stopped());
      Fitting second = new Fitting(Backends.get(name), 99);
      History rest = second.trainer.checkpoint(file).fit(second.loader, Fitting.EPOCHS);
      assertEquals(expected, second.outcome(rest), () -> "stopped after " + steps);
    }
  }

  private static Callback stopAfter(int steps) {
    return new Callback() {
      private int taken;

      @Override
      public void onStep(Run run) {
        if (++taken == steps) {
          run.stop("enough");
        }
      }
    };
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void goesOnOnAnotherBackend(String name, @TempDir Path folder) {
    Fitting whole = new Fitting("pure");
    double expected = whole.trainer.fit(whole.loader, Fitting.EPOCHS).last("validation.loss");
    Path file = folder.resolve("checkpoint.safetensors");
    Fitting first = new Fitting("pure");
    first.trainer.checkpoint(file).callback(stopAfter(9)).fit(first.loader, Fitting.EPOCHS);
    Fitting second = new Fitting(name);
    History rest = second.trainer.checkpoint(file).fit(second.loader, Fitting.EPOCHS);
    assertEquals(expected, rest.last("validation.loss"), 1e-4);
  }

  @Test
  void accumulatesBatchesToOneStep() {
    Backend backend = Backends.get("pure");
    List<Map<String, Object>> found = new ArrayList<>();
    for (int accumulated : new int[] {1, 4}) {
      backend.seed(1);
      Tensor x = backend.randn(Shape.of(24, 3));
      Module model = backend.linear(3, 1);
      DataLoader<Example> loader =
          DataLoader.of(
              new TensorDataset(x, x.sum(1).unsqueeze(1)), new LoaderOptions(12 / accumulated));
      new Trainer(backend, model, backend.mseLoss(), backend.sgd(model.parameters(), 0.1))
          .accumulate(accumulated)
          .fit(loader, 3);
      Map<String, Object> rounded = new TreeMap<>();
      model.stateDict().forEach((n, t) -> rounded.put(n, t.mul(1e5).round().toHost()));
      found.add(rounded);
    }
    assertEquals(found.get(0), found.get(1));
  }

  @Test
  void stopsBeforeALossThatIsNoNumberChangesAnything(@TempDir Path folder) {
    Backend backend = Backends.get("pure");
    backend.seed(1);
    Module model = backend.linear(1, 1);
    Tensor x = backend.tensor(new float[][] {{1}, {2}, {Float.NaN}});
    DataLoader<Example> loader = DataLoader.of(new TensorDataset(x, x), new LoaderOptions(1));
    List<Object> weights = new ArrayList<>();
    Path file = folder.resolve("checkpoint.safetensors");
    History history =
        new Trainer(backend, model, backend.mseLoss(), backend.sgd(model.parameters(), 0.1))
            .checkpoint(file)
            .callback(
                new Callback() {
                  @Override
                  public void onStep(Run run) {
                    weights.add(values(run.model()));
                  }
                })
            .fit(loader, 3);
    assertEquals("the loss is NaN in epoch 1, batch 3", history.stopped());
    assertEquals(History.Ending.NOT_FINITE, history.ending());
    assertEquals(2, weights.size());
    assertEquals(weights.get(1), values(model));
    assertFalse(Files.exists(file), "nothing to go on from");
  }

  /** Without a checkpoint, an epoch that was left begins anew. */
  @Test
  void fitsOnceMore() {
    Fitting whole = new Fitting("pure");
    assertEquals("enough", whole.trainer.callback(stopAfter(3)).fit(whole.loader, 2).stopped());
    int[] steps = {0};
    History history =
        whole
            .trainer
            .callback(
                new Callback() {
                  @Override
                  public void onStep(Run run) {
                    steps[0]++;
                  }
                })
            .fit(whole.loader, 2);
    assertEquals(2, history.epochs().size());
    assertEquals(2 * whole.loader.batches(), steps[0]);
    assertEquals(History.Ending.COMPLETE, history.ending());
  }

  @Test
  void refusesTwoFiguresOfOneName() {
    Fitting fitting = new Fitting("pure");
    assertThrows(NablaException.class, () -> fitting.trainer.metric("loss", new Accuracy()));
    assertThrows(NablaException.class, () -> fitting.trainer.metric("accuracy", new Accuracy()));
  }

  @Test
  void stopsEarlyAndKeepsTheBestWeights(@TempDir Path folder) {
    Fitting fitting = new Fitting("pure");
    Path best = folder.resolve("best.safetensors");
    History history =
        fitting
            .trainer
            .callback(new EarlyStopping("validation.accuracy", Goal.GREATEST, 3, 0))
            .callback(new BestWeights("validation.accuracy", Goal.GREATEST, best))
            .fit(fitting.loader, 200);
    assertEquals("validation.accuracy has not become better for 3 epochs", history.stopped());
    fitting.model.loadStateDict(Safetensors.read(best, fitting.backend));
    double most =
        history.of("validation.accuracy").stream().mapToDouble(v -> v).max().orElseThrow();
    assertEquals(most, fitting.trainer.evaluate(fitting.held).get("accuracy"));
  }

  @Test
  void refusesACheckpointOfAnotherRun(@TempDir Path folder) {
    Path file = folder.resolve("checkpoint.safetensors");
    Fitting first = new Fitting("pure");
    first.trainer.checkpoint(file).fit(first.loader, 1);
    Fitting other = new Fitting("pure");
    Module larger = other.backend.linear(4, 3);
    Map<String, Object> before = values(larger);
    Checkpoint checkpoint =
        new Checkpoint(other.backend)
            .numbers("trainer", Map::of, state -> {})
            .resumable("schedule", other.schedule)
            .generator("random", other.backend.generator())
            .loader("data", other.loader)
            .optimizer("optimizer", other.trainer.optimizer())
            .component("model", larger);
    byte[] stream = other.backend.generator().state();
    NablaException refused = assertThrows(NablaException.class, () -> checkpoint.load(file));
    assertTrue(refused.getMessage().contains("part 'model'"), refused.getMessage());
    assertEquals(before, values(larger));
    assertArrayEquals(stream, other.backend.generator().state());
    NablaException parts =
        assertThrows(
            NablaException.class,
            () -> new Checkpoint(other.backend).component("model", larger).load(file));
    assertTrue(parts.getMessage().contains("expected the parts [model]"), parts.getMessage());
  }
}
