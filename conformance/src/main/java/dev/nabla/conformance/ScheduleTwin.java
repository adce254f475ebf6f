package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.Sgd;
import dev.nabla.optim.schedule.ReduceLrOnPlateau;
import dev.nabla.optim.schedule.Resumable;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Schedules as the recording built them: the same rates and momenta at first and after each of 50
 * steps, though all is saved half way and others go on from there.
 *
 * @param build makes them, in the order in which they are stepped, for an optimizer of two groups
 */
record ScheduleTwin(Function<Optimizer, List<Resumable>> build) {
  private static final int HALF = 25;
  private static final double RELATIVE = 1e-12;

  /** One schedule. */
  static ScheduleTwin one(Function<Optimizer, Resumable> build) {
    return new ScheduleTwin(optimizer -> List.of(build.apply(optimizer)));
  }

  void replay(Backend backend, Twin twin) {
    Stored rates = twin.stored(twin.get("rates").getAsString());
    Stored momenta = twin.stored(twin.get("momenta").getAsString());
    Optimizer optimizer = sgd(backend);
    List<Resumable> schedules = build.apply(optimizer);
    for (int step = 0; step < rates.shape().extent(0); step++) {
      if (step == HALF) {
        Optimizer fresh = sgd(backend);
        List<Resumable> resumed = build.apply(fresh);
        fresh.restore(optimizer.state());
        for (int i = 0; i < resumed.size(); i++) {
          resumed.get(i).restore(schedules.get(i).state());
        }
        optimizer = fresh;
        schedules = resumed;
      }
      if (step > 0) {
        optimizer.step();
        step(schedules, step);
      }
      compare("rates", rates, step, optimizer, ParameterGroup::learningRate);
      compare("momenta", momenta, step, optimizer, ParameterGroup::momentum);
      requireLast(schedules.get(schedules.size() - 1), optimizer);
    }
  }

  private static Optimizer sgd(Backend backend) {
    Sgd.Options options = new Sgd.Options().learningRate(0.1).momentum(0.9);
    List<Parameter> leaves = OptimizerTwin.leaves(backend, DType.FLOAT64);
    return new Sgd(
        List.of(
            new ParameterGroup<>(leaves.subList(0, 1), options),
            new ParameterGroup<>(leaves.subList(1, 2), options.learningRate(0.03))));
  }

  private static void step(List<Resumable> schedules, int step) {
    for (Resumable schedule : schedules) {
      if (schedule instanceof ReduceLrOnPlateau plateau) {
        plateau.step(metric(step));
      } else {
        ((Schedule) schedule).step();
      }
    }
  }

  /** A loss that falls, stays, falls again and rises, as the script has it. */
  private static double metric(int step) {
    return switch (step / 11) {
      case 0 -> 1.0 / step;
      case 1 -> 0.1;
      case 2 -> 0.1 - step / 1000.0;
      case 3 -> 0.06;
      default -> step / 100.0;
    };
  }

  private static void compare(
      String what,
      Stored wanted,
      int step,
      Optimizer optimizer,
      ToDoubleFunction<ParameterGroup<?>> found) {
    int count = optimizer.groups().size();
    for (int i = 0; i < count; i++) {
      double number = wanted.values().getDouble(step * count + i);
      assertEquals(
          number,
          found.applyAsDouble(optimizer.groups().get(i)),
          RELATIVE * Math.abs(number),
          what + " of group " + i + " after step " + step);
    }
  }

  private static void requireLast(Resumable schedule, Optimizer optimizer) {
    List<Double> last =
        schedule instanceof ReduceLrOnPlateau plateau
            ? plateau.learningRates()
            : ((Schedule) schedule).learningRates();
    assertEquals(
        optimizer.groups().stream().map(ParameterGroup::learningRate).toList(),
        last,
        "learningRates()");
  }
}
