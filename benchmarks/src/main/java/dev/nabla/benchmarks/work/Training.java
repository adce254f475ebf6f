package dev.nabla.benchmarks.work;

import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Tensor;
import java.util.function.Supplier;

/**
 * One call is one step of training: loss, gradients, update. Once the two sides are compared the
 * weights stand still: trained on one batch for long, gradients become denormal numbers, which
 * processors are many times slower at.
 */
public record Training(Supplier<Tensor> loss, Optimizer optimizer) implements Work {
  /** How many steps the two sides are compared over. */
  private static final int STEPS = 3;

  /** A learning rate that changes no weight. */
  public static final double STILL = 1e-9;

  @Override
  public Object call() {
    Tensor value = loss.get();
    value.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return value;
  }

  /** The losses of the first steps, and then the parameters. */
  @Override
  public float[] result() {
    float[] told = new float[0];
    for (int i = 0; i < STEPS; i++) {
      told = Results.join(told, Results.floats(call()));
    }
    optimizer.groups().forEach(group -> group.learningRate(STILL));
    return Results.join(told, Results.floats(optimizer.parameters()));
  }
}
