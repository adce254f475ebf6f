package dev.nabla.benchmarks.direct.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.tracker.Tracker;
import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Training;
import dev.nabla.benchmarks.work.Work;
import java.util.Map;
import java.util.function.Function;

/**
 * One step of training as DJL's own trainer does it: what a batch needs goes with a manager of its
 * own, and the collector sets the gradients to zero when it is made.
 *
 * @param rate of {@code update}
 * @param compared how many steps the sides are compared over
 */
record Step(
    Engine engine,
    NDManager manager,
    NDList batch,
    Map<String, NDArray> learned,
    Update update,
    Rate rate,
    Function<NDList, NDArray> loss,
    int compared)
    implements Work {
  static final int STEPS = 3;

  /** Changes a parameter in place. */
  interface Update {
    void of(String name, NDArray parameter, NDArray gradient);
  }

  /** One learning rate until the sides are compared, and then one that changes no weight. */
  static final class Rate implements Tracker {
    private float now;

    Rate(float first) {
      now = first;
    }

    void stand() {
      now = (float) Training.STILL;
    }

    @Override
    public float getNewValue(int numUpdate) {
      return now;
    }
  }

  static Update byHand(Rate rate) {
    return (name, parameter, gradient) -> {
      try (NDArray change = gradient.mul(rate.now)) {
        parameter.subi(change);
      }
    };
  }

  @Override
  public Object call() {
    run(NDArray::getShape);
    return learned;
  }

  @Override
  public float[] result() {
    float[] told = new float[0];
    for (int i = 0; i < compared; i++) {
      told = Results.join(told, run(NDArray::toFloatArray));
    }
    rate.stand();
    for (NDArray parameter : learned.values()) {
      told = Results.join(told, parameter.toFloatArray());
    }
    return told;
  }

  /** A step, and what {@code read} sees in its loss. */
  private <T> T run(Function<NDArray, T> read) {
    try (NDManager temporary = manager.newSubManager()) {
      batch.tempAttach(temporary);
      T told;
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray value = loss.apply(batch);
        collector.backward(value);
        told = read.apply(value);
      }
      learned.forEach(this::change);
      return told;
    }
  }

  private void change(String name, NDArray parameter) {
    try (NDArray gradient = parameter.getGradient()) {
      update.of(name, parameter, gradient);
    }
  }
}
