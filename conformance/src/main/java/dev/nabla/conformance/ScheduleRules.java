package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.optim.GroupedOptimizer;
import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.ParameterState;
import dev.nabla.optim.Sgd;
import dev.nabla.optim.schedule.AnnealStrategy;
import dev.nabla.optim.schedule.ChainedScheduler;
import dev.nabla.optim.schedule.ConstantLr;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.optim.schedule.CosineAnnealingWarmRestarts;
import dev.nabla.optim.schedule.CyclicLr;
import dev.nabla.optim.schedule.ExponentialLr;
import dev.nabla.optim.schedule.LambdaLr;
import dev.nabla.optim.schedule.LinearLr;
import dev.nabla.optim.schedule.MultiStepLr;
import dev.nabla.optim.schedule.OneCycleLr;
import dev.nabla.optim.schedule.PolynomialLr;
import dev.nabla.optim.schedule.RateSchedule;
import dev.nabla.optim.schedule.ReduceLrOnPlateau;
import dev.nabla.optim.schedule.Resumable;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.optim.schedule.SequentialLr;
import dev.nabla.optim.schedule.StepLr;
import dev.nabla.optim.schedule.SwaLr;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** L3: schedules beyond what was recorded: wrong settings, failures, and rules of one's own. */
@InTier(Tier.L3)
interface ScheduleRules extends Subject {
  private Optimizer sgd() {
    Parameter p = backend().parameter(backend().tensor(1.0f));
    return backend().sgd(List.of(p), new Sgd.Options().learningRate(0.1).momentum(0.9));
  }

  private static double rate(Optimizer optimizer) {
    return optimizer.groups().get(0).learningRate();
  }

  private static List<Double> rates(Schedule schedule, int steps) {
    List<Double> rates = new ArrayList<>(schedule.learningRates());
    for (int i = 0; i < steps; i++) {
      schedule.step();
      rates.addAll(schedule.learningRates());
    }
    return rates;
  }

  @Test
  default void anOptimizerWithoutGroups() {
    Optimizer plain =
        new Optimizer() {
          @Override
          public List<Parameter> parameters() {
            return List.of();
          }

          @Override
          public void step() {}

          @Override
          public String toString() {
            return "plain";
          }
        };
    assertEquals(
        "stepLr: expected an optimizer whose groups() have learning rates, but found "
            + "plain without groups; "
            + "choose one of dev.nabla.optim, or override groups()",
        assertThrows(NablaException.class, () -> new StepLr(plain, 1)).getMessage());
  }

  private void wrong(Function<Optimizer, Resumable> make, String... parts) {
    Optimizer optimizer = sgd();
    Expect.error(() -> make.apply(optimizer), parts);
    assertEquals(0.1, rate(optimizer));
    assertEquals(0.9, optimizer.groups().get(0).momentum());
    assertEquals(0.1, optimizer.groups().get(0).initialLearningRate());
  }

  @Test
  default void wrongSettings() {
    wrong(o -> new StepLr(o, 0), "stepLr", "step size", "0");
    wrong(o -> new StepLr(o, 3, -0.1), "stepLr", "gamma", "-0.1");
    wrong(o -> new MultiStepLr(o, List.of(3, -1)), "multiStepLr", "[3, -1]");
    wrong(o -> new ConstantLr(o, 0, 5), "constantLr", "factor", "0.0");
    wrong(o -> new ConstantLr(o, 0.5, 0), "constantLr", "totalIters");
    wrong(o -> new LinearLr(o, 0, 1, 5), "linearLr", "startFactor");
    wrong(o -> new LinearLr(o, 0.5, 1.5, 5), "linearLr", "endFactor", "1.5");
    wrong(o -> new ExponentialLr(o, Double.NaN), "exponentialLr", "gamma", "NaN");
    wrong(o -> new PolynomialLr(o, 0, 1), "polynomialLr", "totalIters");
    wrong(o -> new CosineAnnealingLr(o, 0), "cosineAnnealingLr", "tMax");
    wrong(o -> new CosineAnnealingWarmRestarts(o, 3, 0, 0), "WarmRestarts", "tMult");
    wrong(o -> new LambdaLr(o, e -> -1), "lambdaLr", "-0.1 for group 0");
    wrong(o -> new LambdaLr(o, List.of(e -> 1, e -> 1)), "lambdaLr", "1 groups", "2");
    wrong(o -> new SwaLr(o, -0.1), "swaLr", "-0.1");
  }

  @Test
  default void wrongCycles() {
    CyclicLr.Options cycle = new CyclicLr.Options(0.01, 0.1);
    wrong(o -> new CyclicLr(o, cycle.stepSizeUp(0)), "cyclicLr", "stepSizeUp");
    wrong(o -> new CyclicLr(o, cycle.maxLr(0.1, 0.2)), "cyclicLr", "maxLr", "2");
    wrong(o -> new CyclicLr(o, cycle.maxMomentum(1)), "cyclicLr", "maxMomentum", "1.0");
    OneCycleLr.Options one = new OneCycleLr.Options(0.1, 10);
    wrong(o -> new OneCycleLr(o, one.pctStart(1.5)), "oneCycleLr", "pctStart", "1.5");
    wrong(o -> new OneCycleLr(o, one.pctStart(0.1)), "oneCycleLr", "0.1 of 10 steps");
    wrong(o -> new OneCycleLr(o, one.divFactor(0)), "oneCycleLr", "divFactor");
    wrong(o -> new OneCycleLr(o, one.maxLr(0.1, 0.2)), "oneCycleLr", "maxLr");
    ReduceLrOnPlateau.Options plateau = new ReduceLrOnPlateau.Options();
    wrong(o -> new ReduceLrOnPlateau(o, plateau.factor(1)), "reduceLrOnPlateau", "factor");
    wrong(o -> new ReduceLrOnPlateau(o, plateau.minLr(0, 0)), "minLr", "1 groups");
  }

  @Test
  default void wrongComposites() {
    Optimizer other = sgd();
    wrong(o -> new ChainedScheduler(List.of()), "chainedScheduler", "none");
    wrong(
        o -> new ChainedScheduler(List.of(new StepLr(o, 1), new StepLr(other, 1))),
        "chainedScheduler",
        "index 1");
    wrong(
        o -> new SequentialLr(List.of(new StepLr(o, 1), new StepLr(o, 2)), List.of()),
        "sequentialLr",
        "1 milestones",
        "[]");
    List<Integer> descending = List.of(9, 3);
    wrong(
        o ->
            new SequentialLr(
                List.of(new StepLr(o, 1), new StepLr(o, 2), new StepLr(o, 3)), descending),
        "sequentialLr",
        "ascending",
        "[9, 3]");
  }

  /** The hyper-parameters of an optimizer without a momentum. */
  record Plain(double learningRate) implements Hyperparameters<Plain> {
    @Override
    public Plain learningRate(double to) {
      return new Plain(to);
    }
  }

  @Test
  default void aCycleOfNoMomentum() {
    Parameter p = backend().parameter(backend().tensor(1.0f));
    Optimizer plain =
        new GroupedOptimizer<Plain>(
            "plain", List.of(new ParameterGroup<>(List.of(p), new Plain(0.1)))) {
          @Override
          protected Tensor update(
              Tensor parameter, Tensor grad, ParameterState state, Plain settings) {
            return parameter;
          }
        };
    OneCycleLr.Options options = new OneCycleLr.Options(0.5, 10);
    Expect.error(() -> new OneCycleLr(plain, options), "momentum", "Plain");
    assertEquals(0.1, rate(plain));
    new OneCycleLr(plain, options.cycleMomentum(false));
    assertEquals(0.02, rate(plain), 1e-15);
  }

  /** A step that fails leaves all as it was, so that it fails again in the same way. */
  @Test
  default void aStepThatFails() {
    Optimizer optimizer = sgd();
    Schedule schedule =
        new ChainedScheduler(
            List.of(
                new ExponentialLr(optimizer, 0.5),
                new OneCycleLr(optimizer, new OneCycleLr.Options(0.3, 4).cycleMomentum(false))));
    rates(schedule, 4);
    Map<String, Double> before = schedule.state();
    double rate = rate(optimizer);
    for (int i = 0; i < 2; i++) {
      Expect.error(schedule::step, "oneCycleLr", "at most 4 steps", "step 5", "totalSteps");
      assertEquals(before, schedule.state());
      assertEquals(rate, rate(optimizer));
    }
    Schedule negative = new LambdaLr(optimizer, e -> 1 - e);
    negative.step();
    Expect.error(negative::step, "lambdaLr", "finite and at least 0");
    assertEquals(1, negative.epoch());
    assertEquals(0, rate(optimizer));
  }

  /** A step beyond the last is at the least rate, where PyTorch goes below it. */
  @Test
  default void oneCycleStaysAtItsEnd() {
    Optimizer optimizer = sgd();
    OneCycleLr.Options options = new OneCycleLr.Options(0.1, 8);
    Schedule cycle = new OneCycleLr(optimizer, options.annealStrategy(AnnealStrategy.LINEAR));
    List<Double> rates = rates(cycle, 8);
    assertEquals(0.1 / 25 / 1e4, rates.get(8), 1e-15);
    assertEquals(rates.get(7), rates.get(8));
    assertEquals(0.95, optimizer.groups().get(0).momentum(), 1e-15);
  }

  @Test
  default void statesOfOthers() {
    Optimizer optimizer = sgd();
    Schedule schedule = new StepLr(optimizer, 2);
    schedule.step();
    Map<String, Double> before = schedule.state();
    ReduceLrOnPlateau plateau = new ReduceLrOnPlateau(optimizer);
    Expect.error(
        () -> schedule.restore(plateau.state()),
        "stepLr: expected a state of [stepLr], but found one of [reduceLrOnPlateau]",
        "of the same kind");
    Expect.error(() -> plateau.restore(before), "reduceLrOnPlateau");
    Expect.error(() -> schedule.restore(Map.of("epoch", 1.0)), "[stepLr]", "one of []");
    Map<String, Double> damaged = new HashMap<>(before);
    damaged.put("epoch", 0.5);
    Expect.error(() -> schedule.restore(damaged), "stepLr", "whole epoch", "0.5");
    assertEquals(before, schedule.state());
    Map<String, Double> halved = new HashMap<>(plateau.state());
    halved.put("badEpochs", 1.5);
    Expect.error(() -> plateau.restore(halved), "reduceLrOnPlateau", "whole badEpochs", "1.5");
  }

  /** What PyTorch refuses: a composite that begins in the middle is as one made anew. */
  @Test
  default void compositesInTheMiddle() {
    for (Function<Optimizer, Schedule> make :
        List.<Function<Optimizer, Schedule>>of(
            o -> new ChainedScheduler(List.of(new LinearLr(o), new ExponentialLr(o, 0.9))),
            o -> new SequentialLr(List.of(new LinearLr(o), new StepLr(o, 2)), List.of(4)))) {
      Optimizer optimizer = sgd();
      Schedule middle =
          new SequentialLr(
              List.of(new ExponentialLr(optimizer, 0.5), make.apply(optimizer)), List.of(3));
      List<Double> rates = rates(middle, 12);
      assertEquals(rates(make.apply(sgd()), 9), rates.subList(3, 13));
    }
  }

  /** A rule of one's own: the rate halves at each power of 2. */
  final class Halving extends RateSchedule {
    Halving(Optimizer optimizer) {
      super("halving", optimizer);
      start();
    }

    @Override
    protected double next(int group, double rate) {
      return Integer.bitCount(epoch()) == 1 ? rate / 2 : rate;
    }
  }

  @Test
  default void aRuleOfOnesOwn() {
    Optimizer optimizer = sgd();
    Schedule schedule =
        new SequentialLr(
            List.of(new LinearLr(optimizer, 0.5, 1, 2), new Halving(optimizer)), List.of(2));
    assertEquals(
        List.of(0.05, 0.075, 0.1, 0.05, 0.025, 0.025, 0.0125),
        rates(schedule, 6).stream().map(r -> Math.round(r * 1e12) / 1e12).toList());
    assertEquals(6, schedule.epoch());
  }
}
