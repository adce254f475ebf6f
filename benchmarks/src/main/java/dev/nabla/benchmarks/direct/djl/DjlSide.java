package dev.nabla.benchmarks.direct.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.nabla.benchmarks.direct.MlpStart;
import dev.nabla.benchmarks.measure.Side;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/** DJL by its own arrays, gradient collector, losses and optimizers, on PyTorch's engine. */
public final class DjlSide implements Side {
  private static final float RATE = 0.01f;
  private static final float ADAM_RATE = 1e-3f;

  private final Engine engine;
  private final NDManager manager;

  /** Loads the engine. */
  public DjlSide() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    engine = Engine.getEngine("PyTorch");
    manager = engine.newBaseManager(Device.cpu());
  }

  @Override
  public String about() {
    return "DJL used directly, PyTorch " + engine.getVersion();
  }

  @Override
  public Work build(Workload workload) {
    return switch (workload.name()) {
      case "notebook/2" -> line(true);
      case "notebook/3" -> line(false);
      case "notebook/4" -> linear();
      default -> mlp(MlpStart.of(workload));
    };
  }

  private Work line(boolean byHand) {
    NDArray x = manager.create(new float[] {1, 2, 3, 4});
    NDArray y = manager.create(new float[] {2, 4, 6, 8});
    Map<String, NDArray> learned = learned(Map.of("w", manager.create(0f)));
    Step.Rate rate = new Step.Rate(RATE);
    return new Step(
        engine,
        manager,
        new NDList(x, y),
        learned,
        byHand ? Step.byHand(rate) : sgd(rate)::update,
        rate,
        batch -> batch.get(0).mul(learned.get("w")).sub(batch.get(1)).square().mean(),
        byHand ? 1 : Step.STEPS);
  }

  private Work linear() {
    NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(4, 1));
    NDArray y = manager.create(new float[] {2, 4, 6, 8}, new Shape(4, 1));
    float[] start = MlpStart.line();
    Map<String, NDArray> first = new LinkedHashMap<>();
    first.put("w", manager.create(new float[] {start[0]}, new Shape(1, 1)));
    first.put("b", manager.create(new float[] {start[1]}));
    Map<String, NDArray> learned = learned(first);
    Step.Rate rate = new Step.Rate(RATE);
    return new Step(
        engine,
        manager,
        new NDList(x, y),
        learned,
        sgd(rate)::update,
        rate,
        batch -> layer(batch.get(0), learned, "w", "b").sub(batch.get(1)).square().mean(),
        Step.STEPS);
  }

  private Work mlp(MlpStart start) {
    NDArray x = manager.create(start.x(), new Shape(start.batch(), start.in()));
    NDArray y = manager.create(start.y());
    Map<String, NDArray> first = new LinkedHashMap<>();
    first.put("w1", manager.create(start.weights("w1"), new Shape(start.hidden(), start.in())));
    first.put("b1", manager.create(start.weights("b1")));
    first.put("w2", manager.create(start.weights("w2"), new Shape(start.out(), start.hidden())));
    first.put("b2", manager.create(start.weights("b2")));
    Map<String, NDArray> learned = learned(first);
    Step.Rate rate = new Step.Rate(start.adam() ? ADAM_RATE : RATE);
    Loss loss = Loss.softmaxCrossEntropyLoss();
    return new Step(
        engine,
        manager,
        new NDList(x, y),
        learned,
        start.adam() ? adam(rate)::update : sgd(rate)::update,
        rate,
        batch -> {
          NDArray hidden = Activation.relu(layer(batch.get(0), learned, "w1", "b1"));
          NDArray scores = layer(hidden, learned, "w2", "b2");
          return loss.evaluate(new NDList(batch.get(1)), new NDList(scores));
        },
        Step.STEPS);
  }

  private static NDArray layer(NDArray x, Map<String, NDArray> learned, String w, String b) {
    return Linear.linear(x, learned.get(w), learned.get(b)).singletonOrThrow();
  }

  private static Map<String, NDArray> learned(Map<String, NDArray> first) {
    first.values().forEach(array -> array.setRequiresGradient(true));
    return first;
  }

  private static Optimizer sgd(Tracker rate) {
    return Optimizer.sgd().setLearningRateTracker(rate).build();
  }

  private static Optimizer adam(Tracker rate) {
    return Optimizer.adam().optLearningRateTracker(rate).build();
  }
}
