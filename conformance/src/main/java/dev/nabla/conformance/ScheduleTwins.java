package dev.nabla.conformance;

import static dev.nabla.conformance.ScheduleTwin.one;
import static java.util.Map.entry;

import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.AnnealStrategy;
import dev.nabla.optim.schedule.ChainedScheduler;
import dev.nabla.optim.schedule.ConstantLr;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.optim.schedule.CosineAnnealingWarmRestarts;
import dev.nabla.optim.schedule.CyclicLr;
import dev.nabla.optim.schedule.CyclicLr.Mode;
import dev.nabla.optim.schedule.ExponentialLr;
import dev.nabla.optim.schedule.LambdaLr;
import dev.nabla.optim.schedule.LinearLr;
import dev.nabla.optim.schedule.MultiStepLr;
import dev.nabla.optim.schedule.MultiplicativeLr;
import dev.nabla.optim.schedule.OneCycleLr;
import dev.nabla.optim.schedule.PolynomialLr;
import dev.nabla.optim.schedule.ReduceLrOnPlateau;
import dev.nabla.optim.schedule.ReduceLrOnPlateau.ThresholdMode;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.optim.schedule.SequentialLr;
import dev.nabla.optim.schedule.StepLr;
import dev.nabla.optim.schedule.SwaLr;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schedules of {@code twins/sections/schedules.py}. */
final class ScheduleTwins {
  static final Map<String, ScheduleTwin> ALL =
      Stream.of(simple(), cyclic(), oneCycle(), plateau(), swa(), composed(), sequences())
          .flatMap(s -> s)
          .collect(Collectors.toUnmodifiableMap(Entry::getKey, Entry::getValue));

  private ScheduleTwins() {}

  private interface Make {
    Schedule of(Optimizer optimizer);
  }

  private static Stream<Entry<String, ScheduleTwin>> simple() {
    return Stream.of(
        entry("lambda", one(o -> new LambdaLr(o, e -> Math.pow(0.95, e)))),
        entry(
            "lambda/groups",
            one(o -> new LambdaLr(o, List.of(e -> 1.0 / (1 + e), e -> 1 + Math.sin(e))))),
        entry("multiplicative", one(o -> new MultiplicativeLr(o, e -> 1 - 1.0 / (e + 2)))),
        entry(
            "multiplicative/groups",
            one(o -> new MultiplicativeLr(o, List.of(e -> 0.9, e -> 1 + 1.0 / e)))),
        entry("step", one(o -> new StepLr(o, 7))),
        entry("step/gamma", one(o -> new StepLr(o, 1, 0.97))),
        entry("multiStep", one(o -> new MultiStepLr(o, List.of(30, 8, 8, 45)))),
        entry("multiStep/gamma", one(o -> new MultiStepLr(o, List.of(0, 3, 20), 0.3))),
        entry("constant", one(ConstantLr::new)),
        entry("constant/factor", one(o -> new ConstantLr(o, 0.7, 21))),
        entry("linear", one(LinearLr::new)),
        entry("linear/down", one(o -> new LinearLr(o, 0.9, 0.1, 33))),
        entry("linear/zero", one(o -> new LinearLr(o, 1, 0, 40))),
        entry("exponential", one(o -> new ExponentialLr(o, 0.93))),
        entry("polynomial", one(PolynomialLr::new)),
        entry("polynomial/power", one(o -> new PolynomialLr(o, 41, 2.5))),
        entry("cosineAnnealing", one(o -> new CosineAnnealingLr(o, 10))),
        entry("cosineAnnealing/etaMin", one(o -> new CosineAnnealingLr(o, 17, 0.002))),
        entry("cosineAnnealing/one", one(o -> new CosineAnnealingLr(o, 1))),
        entry("cosineAnnealingWarmRestarts", one(o -> new CosineAnnealingWarmRestarts(o, 9))),
        entry(
            "cosineAnnealingWarmRestarts/longer",
            one(o -> new CosineAnnealingWarmRestarts(o, 5, 2, 0.001))));
  }

  private static Stream<Entry<String, ScheduleTwin>> cyclic() {
    return Stream.of(
        cyclic("", o -> o.stepSizeUp(4)),
        cyclic("/down", o -> o.stepSizeUp(5).stepSizeDown(8).baseMomentum(0.7).maxMomentum(0.95)),
        cyclic("/triangular2", o -> o.stepSizeUp(6).mode(Mode.TRIANGULAR2)),
        cyclic("/expRange", o -> o.stepSizeUp(6).stepSizeDown(3).mode(Mode.expRange(0.98))),
        cyclic("/scaleFn", o -> o.stepSizeUp(5).mode(Mode.ofCycle(c -> 1 / (1 + c)))),
        cyclic("/scaleIterations", o -> o.stepSizeUp(5).mode(Mode.ofIterations(i -> 1 / (5 + i)))),
        cyclic(
            "/groups",
            o ->
                o.baseLr(0.001, 0.01)
                    .maxLr(0.1, 0.05)
                    .stepSizeUp(3)
                    .baseMomentum(0.7, 0.8)
                    .maxMomentum(0.9, 0.99)),
        cyclic("/rateOnly", o -> o.stepSizeUp(4).cycleMomentum(false)));
  }

  private static Entry<String, ScheduleTwin> cyclic(
      String id, UnaryOperator<CyclicLr.Options> with) {
    CyclicLr.Options options = with.apply(new CyclicLr.Options(0.001, 0.1));
    return entry("cyclic" + id, one(o -> new CyclicLr(o, options)));
  }

  private static Stream<Entry<String, ScheduleTwin>> oneCycle() {
    OneCycleLr.Options options = new OneCycleLr.Options(0.1, 60);
    return Stream.of(
        oneCycle("", options),
        oneCycle("/linear", options.annealStrategy(AnnealStrategy.LINEAR).pctStart(0.45)),
        oneCycle("/threePhase", options.threePhase(true)),
        oneCycle(
            "/all",
            new OneCycleLr.Options(0.1, 51)
                .maxLr(0.1, 0.5)
                .threePhase(true)
                .annealStrategy(AnnealStrategy.LINEAR)
                .pctStart(0.2)
                .divFactor(10)
                .finalDivFactor(100)
                .baseMomentum(0.7, 0.8)
                .maxMomentum(0.9)),
        oneCycle("/rateOnly", new OneCycleLr.Options(0.1, 50).cycleMomentum(false)),
        oneCycle("/up", new OneCycleLr.Options(0.1, 55).pctStart(1)),
        oneCycle("/epochs", new OneCycleLr.Options(0.2, 6, 9)));
  }

  private static Entry<String, ScheduleTwin> oneCycle(String id, OneCycleLr.Options options) {
    return entry("oneCycle" + id, one(o -> new OneCycleLr(o, options)));
  }

  private static Stream<Entry<String, ScheduleTwin>> plateau() {
    ReduceLrOnPlateau.Options options = new ReduceLrOnPlateau.Options();
    ReduceLrOnPlateau.Options patient = options.patience(3);
    ReduceLrOnPlateau.Options greatest = patient.mode(ReduceLrOnPlateau.Mode.MAX);
    return Stream.of(
        entry("reduceLrOnPlateau", one(ReduceLrOnPlateau::new)),
        plateau("/patience", options.patience(2).factor(0.5)),
        plateau("/cooldown", options.patience(1).factor(0.5).cooldown(4).threshold(0.1)),
        plateau("/max", greatest.factor(0.3)),
        plateau("/maxAbs", greatest.threshold(0.01).thresholdMode(ThresholdMode.ABS)),
        plateau("/minAbs", patient.threshold(0.05).thresholdMode(ThresholdMode.ABS)),
        plateau("/minLr", options.patience(0).factor(0.6).minLr(0.01, 0.02)),
        plateau("/eps", options.patience(0).factor(0.9).eps(0.004)));
  }

  private static Entry<String, ScheduleTwin> plateau(String id, ReduceLrOnPlateau.Options options) {
    return entry("reduceLrOnPlateau" + id, one(o -> new ReduceLrOnPlateau(o, options)));
  }

  private static Stream<Entry<String, ScheduleTwin>> swa() {
    return Stream.of(
        entry("swa", one(o -> new SwaLr(o, 0.05))),
        entry(
            "swa/linear",
            one(
                o ->
                    new SwaLr(
                        o,
                        new SwaLr.Options(0.05, 0.2)
                            .annealEpochs(33)
                            .annealStrategy(AnnealStrategy.LINEAR)))),
        entry("swa/atOnce", one(o -> new SwaLr(o, new SwaLr.Options(0.05).annealEpochs(0)))));
  }

  private static Stream<Entry<String, ScheduleTwin>> composed() {
    return Stream.of(
        chained("", o -> new ConstantLr(o, 0.1, 12), o -> new ExponentialLr(o, 0.9)),
        chained(
            "/many",
            o -> new LinearLr(o, 0.25, 1, 8),
            o -> new CosineAnnealingLr(o, 15),
            o -> new MultiStepLr(o, List.of(20, 40), 0.5),
            o -> new PolynomialLr(o, 60, 1.5),
            o -> new StepLr(o, 9, 0.8),
            o -> new MultiplicativeLr(o, e -> 0.99)),
        chained(
            "/sequential",
            o -> inTurn(o, List.of(5), p -> new LinearLr(p, 0.1, 1, 5), p -> exponential(p, 0.95)),
            o -> new StepLr(o, 10, 0.5)),
        entry(
            "several",
            new ScheduleTwin(o -> List.of(new LinearLr(o, 0.5, 1, 5), new ExponentialLr(o, 0.97)))),
        entry(
            "several/base",
            new ScheduleTwin(
                o ->
                    List.of(
                        new StepLr(o, 9),
                        new CyclicLr(o, new CyclicLr.Options(0.01, 0.2).stepSizeUp(5))))));
  }

  private static Stream<Entry<String, ScheduleTwin>> sequences() {
    return Stream.of(
        sequential(
            "/warmUp",
            List.of(10),
            o -> new LinearLr(o, 0.01, 1, 10),
            o -> new CosineAnnealingLr(o, 40)),
        sequential("/one", List.of(), o -> exponential(o, 0.9)),
        sequential("/atOnce", List.of(0), ConstantLr::new, o -> exponential(o, 0.9)),
        sequential(
            "/all",
            List.of(4, 8, 12, 16, 20, 24, 28, 32, 36, 40),
            o -> new CosineAnnealingWarmRestarts(o, 3),
            o -> exponential(o, 0.9),
            o -> new LambdaLr(o, e -> Math.pow(0.9, e + 1)),
            o -> new MultiplicativeLr(o, e -> 0.95 - e / 100.0),
            o -> new StepLr(o, 2, 0.5),
            o -> new MultiStepLr(o, List.of(0, 1, 3), 0.5),
            o -> new ConstantLr(o, 0.5, 2),
            o -> new LinearLr(o, 0.5, 0.25, 3),
            o -> new PolynomialLr(o, 6, 2),
            o -> new CosineAnnealingWarmRestarts(o, 2, 2, 0.001),
            o -> new CosineAnnealingLr(o, 4, 0.001)),
        sequential(
            "/skipped",
            List.of(5, 5),
            ConstantLr::new,
            o -> new StepLr(o, 2),
            o -> new SwaLr(o, 0.2)),
        sequential(
            "/momentum",
            List.of(6, 30),
            o -> new LinearLr(o, 0.1, 1, 6),
            o -> new CyclicLr(o, new CyclicLr.Options(0.01, 0.2).stepSizeUp(5)),
            o -> new OneCycleLr(o, new OneCycleLr.Options(0.3, 40))),
        sequential(
            "/chained",
            List.of(12),
            o -> new ChainedScheduler(List.of(new LinearLr(o, 0.5, 1, 6), exponential(o, 0.95))),
            o -> exponential(o, 0.9)),
        sequential(
            "/nested",
            List.of(20),
            o -> inTurn(o, List.of(7), p -> new ConstantLr(p, 0.5, 3), p -> new StepLr(p, 4, 0.7)),
            o -> exponential(o, 0.9)));
  }

  private static Schedule exponential(Optimizer optimizer, double gamma) {
    return new ExponentialLr(optimizer, gamma);
  }

  private static List<Schedule> all(Optimizer optimizer, Make... makes) {
    return Arrays.stream(makes).map(make -> make.of(optimizer)).toList();
  }

  private static Schedule inTurn(Optimizer optimizer, List<Integer> milestones, Make... makes) {
    return new SequentialLr(all(optimizer, makes), milestones);
  }

  private static Entry<String, ScheduleTwin> chained(String id, Make... makes) {
    return entry("chained" + id, one(o -> new ChainedScheduler(all(o, makes))));
  }

  private static Entry<String, ScheduleTwin> sequential(
      String id, List<Integer> milestones, Make... makes) {
    return entry("sequential" + id, one(o -> inTurn(o, milestones, makes)));
  }
}
