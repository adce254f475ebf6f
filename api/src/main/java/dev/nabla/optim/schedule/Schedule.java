package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.List;

/**
 * Sets the learning rates of an optimizer's groups, step by step.
 *
 * <p>A schedule sets the first rates when it is made. Call {@link #step} after the optimizer's,
 * once an epoch or once a batch, whatever the schedule counts. Most rates are made of the present
 * ones, as PyTorch's are, so that several schedules of one optimizer multiply.
 *
 * <p>A warm-up over 500 steps, and a cosine after it:
 *
 * <pre>{@code
 * Schedule schedule =
 *     new SequentialLr(
 *         List.of(
 *             new LinearLr(optimizer, 0.01, 1, 500),
 *             new CosineAnnealingLr(optimizer, total - 500)),
 *         List.of(500));
 * }</pre>
 *
 * <p>For a rule of your own, extend {@link RateSchedule} or use {@link LambdaLr}. What needs to
 * know how well it goes is a {@link ReduceLrOnPlateau}, which is no {@code Schedule}.
 */
public sealed interface Schedule extends Resumable permits ScheduleBase {
  /** Sets the rates of the next epoch. */
  void step();

  /** How many steps were taken since the first rates were set, or since its part began. */
  int epoch();

  /** The rates that this schedule set last, one for each group. */
  List<Double> learningRates();

  /** Whose rates it sets. */
  Optimizer optimizer();
}
