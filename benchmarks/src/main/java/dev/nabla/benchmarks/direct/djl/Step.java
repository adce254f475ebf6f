package dev.nabla.benchmarks.direct.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Work;
import java.util.Map;
import java.util.function.Function;

/**
 * One step of training as DJL's own trainer does it: what a batch needs goes with a manager of its
 * own, and the collector sets the gradients to zero when it is made.
 *
 * @param compared how many steps the sides are compared over
 */
record Step(
    Engine engine,
    NDManager manager,
    NDList batch,
    Map<String, NDArray> learned,
    Update update,
    Function<NDList, NDArray> loss,
    int compared)
    implements Work {
  static final int STEPS = 3;

  private static final float RATE = 0.01f;

  /** Changes a parameter in place. */
  interface Update {
    void of(String name, NDArray parameter, NDArray gradient);
  }

  static void byHand(String name, NDArray parameter, NDArray gradient) {
    try (NDArray change = gradient.mul(RATE)) {
      parameter.subi(change);
    }
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
