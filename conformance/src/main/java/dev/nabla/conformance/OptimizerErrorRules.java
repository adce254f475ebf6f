package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.optim.Adadelta;
import dev.nabla.optim.Adafactor;
import dev.nabla.optim.Adagrad;
import dev.nabla.optim.Adam;
import dev.nabla.optim.AdamW;
import dev.nabla.optim.Adamax;
import dev.nabla.optim.Asgd;
import dev.nabla.optim.GroupedOptimizer;
import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Lbfgs;
import dev.nabla.optim.Lion;
import dev.nabla.optim.NAdam;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.OptimizerState;
import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.ParameterState;
import dev.nabla.optim.RAdam;
import dev.nabla.optim.RmsProp;
import dev.nabla.optim.Rprop;
import dev.nabla.optim.Sgd;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** L3: what optimizers refuse; nothing has changed then. */
@InTier(Tier.L3)
interface OptimizerErrorRules extends Subject {
  private Parameter leaf(double... values) {
    return backend().parameter(tensor(DType.FLOAT32, Shape.of(values.length), values));
  }

  private static DynamicTest wrong(Executable set, String op, String what, String value) {
    return Expect.test(() -> Expect.error(set, op + ": ", what, value), op, what, value);
  }

  /** Each names the optimizer, what is wrong with which value, and a remedy. */
  @TestFactory
  default Stream<DynamicTest> wrongHyperparameters() {
    return Stream.of(
        wrong(() -> new Sgd.Options().learningRate(-1), "sgd", "learning rate", "-1.0"),
        wrong(() -> new Sgd.Options().momentum(-0.9), "sgd", "momentum", "-0.9"),
        wrong(() -> new Sgd.Options().nesterov(true), "sgd", "momentum above 0", "0.0"),
        wrong(() -> new Adam.Options().learningRate(Double.NaN), "adam", "learning rate", "NaN"),
        wrong(() -> new Adam.Options().beta1(1), "adam", "beta1", "1.0"),
        wrong(() -> new Adam.Options().betas(0.9, -0.1), "adam", "beta2", "-0.1"),
        wrong(() -> new Adam.Options().momentum(1.5), "adam", "beta1", "1.5"),
        wrong(() -> new Adam.Options().eps(-1e-8), "adam", "eps", "-1.0E-8"),
        wrong(() -> new Adam.Options().weightDecay(-0.1), "adam", "weight decay", "-0.1"),
        wrong(() -> new AdamW.Options().weightDecay(-0.1), "adamW", "weight decay", "-0.1"),
        wrong(() -> new AdamW.Options().beta2(1), "adamW", "beta2", "1.0"),
        wrong(() -> new Adamax.Options().beta2(1), "adamax", "beta2", "1.0"),
        wrong(() -> new NAdam.Options().momentumDecay(-1), "nAdam", "momentum decay", "-1.0"),
        wrong(() -> new RAdam.Options().beta2(2), "rAdam", "beta2", "2.0"),
        wrong(() -> new RmsProp.Options().alpha(1.5), "rmsProp", "alpha", "1.5"),
        wrong(() -> new RmsProp.Options().momentum(-1), "rmsProp", "momentum", "-1.0"),
        wrong(() -> new Adagrad.Options().lrDecay(-1), "adagrad", "decay", "-1.0"),
        wrong(
            () -> new Adagrad.Options().initialAccumulatorValue(-1),
            "adagrad",
            "initial accumulator value",
            "-1.0"),
        wrong(() -> new Adadelta.Options().rho(1.5), "adadelta", "rho", "1.5"),
        wrong(() -> new Rprop.Options().etas(1.5, 1.2), "rprop", "eta minus", "1.5"),
        wrong(() -> new Rprop.Options().etas(0.5, 0.9), "rprop", "eta plus", "0.9"),
        wrong(() -> new Rprop.Options().stepSizes(2, 1), "rprop", "least step", "2.0 and 1.0"),
        wrong(() -> new Asgd.Options().lambd(-1), "asgd", "lambd", "-1.0"),
        wrong(() -> new Asgd.Options().alpha(Double.NaN), "asgd", "alpha", "NaN"),
        wrong(() -> new Lbfgs.Options().maxIter(0), "lbfgs", "iterations", "0"),
        wrong(() -> new Lbfgs.Options().maxEval(0), "lbfgs", "evaluations", "0"),
        wrong(() -> new Lbfgs.Options().historySize(0), "lbfgs", "history", "0"),
        wrong(() -> new Lbfgs.Options().toleranceGrad(-1), "lbfgs", "tolerance", "-1.0"),
        wrong(() -> new Adafactor.Options().beta2Decay(0.8), "adafactor", "beta2 decay", "0.8"),
        wrong(() -> new Adafactor.Options().eps1(-1), "adafactor", "eps1", "-1.0"),
        wrong(() -> new Adafactor.Options().d(0.5), "adafactor", "threshold d", "0.5"),
        wrong(() -> new Lion.Options().beta1(1), "lion", "beta1", "1.0"));
  }

  @Test
  default void momentumWhereThereIsNone() {
    Optimizer optimizer = backend().adagrad(List.of(leaf(1)), 0.1);
    Expect.error(() -> optimizer.groups().get(0).momentum(0.5), "momentum", "Adagrad");
  }

  @Test
  default void aParameterTwice() {
    Parameter p = leaf(1);
    Expect.error(() -> backend().adam(List.of(p, p), 0.1), "adam", "each parameter once", "2");
    Expect.error(() -> backend().lbfgs(List.of(p, p), 0.1), "lbfgs", "each parameter once", "2");
    ParameterGroup<Adam.Options> one = new ParameterGroup<>(List.of(p), new Adam.Options());
    Expect.error(() -> new Adam(List.of(one, one)), "adam", "each parameter once", "2");
  }

  @Test
  default void noParameters() {
    Expect.error(() -> backend().rAdam(List.of(), 0.1), "rAdam", "at least one", "none");
    Expect.error(() -> backend().lbfgs(List.of(), 0.1), "lbfgs", "at least one", "none");
    Expect.error(() -> new Adam(List.of()), "adam", "at least one", "none");
  }

  @Test
  default void aStepOfLbfgsWithoutItsClosure() {
    Expect.error(backend().lbfgs(List.of(leaf(1)), 1)::step, "lbfgs", "closure", "step() without");
  }

  @Test
  default void lbfgsOfTwoDTypes() {
    Parameter other = backend().parameter(tensor(DType.FLOAT64, Shape.of(1), 1));
    Expect.error(() -> backend().lbfgs(List.of(leaf(1), other), 1), "lbfgs", "FLOAT32", "FLOAT64");
  }

  /** A closure that throws in a line search leaves the parameters where it began. */
  @Test
  default void aClosureThatThrows() {
    Parameter p = leaf(1, 2);
    Optimizer optimizer = backend().lbfgs(List.of(p), new Lbfgs.Options().strongWolfe(true));
    int[] calls = {0};
    Expect.error(
        () ->
            optimizer.step(
                () -> {
                  Tensor loss = p.square().sum();
                  if (calls[0]++ > 0) {
                    return loss.matmul(loss);
                  }
                  loss.backward();
                  return loss;
                }),
        "matmul");
    assertArrayEquals(new float[] {1, 2}, p.toFloatArray());
  }

  @Test
  default void statesThatDoNotFit() {
    Optimizer adam = stepped(backend().adam(List.of(leaf(1, 2), leaf(3)), 0.1));
    refused(adam, stepped(backend().adam(List.of(leaf(1, 2)), 0.1)).state(), "2 parameters", "1");
    refused(adam, stepped(backend().adam(List.of(leaf(1), leaf(3)), 0.1)).state(), "[2]", "[1]");
    refused(adam, stepped(backend().sgd(adam.parameters(), 0.1)).state(), "beta1", "momentum");
    refused(adam, with(adam.state(), Map.of("exp_avg", backend().ones(Shape.of(1, 2)))), "[1, 2]");
    Tensor doubles = tensor(DType.FLOAT64, Shape.of(2), 1, 2);
    refused(adam, with(adam.state(), Map.of("exp_avg", doubles)), "FLOAT32", "FLOAT64");
    Tensor foreign = another().ones(Shape.of(2));
    refused(adam, with(adam.state(), Map.of("exp_avg", foreign)), backend().name(), "another");
    OptimizerState state = adam.state();
    refused(adam, new OptimizerState(state.parameters(), List.of()), "1 groups", "0 of 2");
    Map<String, Double> settings = new HashMap<>(state.groups().get(0));
    settings.put("beta1", 2.0);
    refused(adam, new OptimizerState(state.parameters(), List.of(settings)), "beta1", "2.0");
    settings.put("beta1", 0.9);
    settings.put("amsgrad", 0.5);
    refused(adam, new OptimizerState(state.parameters(), List.of(settings)), "amsgrad", "0.5");
  }

  @Test
  default void statesThatDoNotFitLbfgs() {
    Optimizer lbfgs = lbfgs(leaf(1, 2));
    refused(lbfgs, lbfgs(leaf(1, 2, 3)).state(), "[2]", "[3]");
    refused(lbfgs, backend().adam(lbfgs.parameters(), 0.1).state(), "historySize", "beta1");
    Map<String, Tensor> tensors = new HashMap<>(lbfgs.state().parameters().get(0).tensors());
    tensors.remove("old_dirs");
    refused(lbfgs, replaced(lbfgs.state(), tensors), "'old_dirs'", "old_stps");
    refused(lbfgs, with(lbfgs.state(), Map.of("exp_avg", backend().ones(Shape.of(2)))), "exp_avg");
  }

  private Optimizer lbfgs(Parameter parameter) {
    Lbfgs.Options options = new Lbfgs.Options().learningRate(0.1).maxIter(3);
    return stepped(backend().lbfgs(List.of(parameter), options));
  }

  /** The first parameter's state with some of its tensors replaced. */
  private static OptimizerState with(OptimizerState state, Map<String, Tensor> tensors) {
    Map<String, Tensor> all = new HashMap<>(state.parameters().get(0).tensors());
    all.putAll(tensors);
    return replaced(state, all);
  }

  private static OptimizerState replaced(OptimizerState state, Map<String, Tensor> tensors) {
    List<PerParameter> parameters = new ArrayList<>(state.parameters());
    parameters.set(0, new PerParameter(tensors, parameters.get(0).numbers()));
    return new OptimizerState(parameters, state.groups());
  }

  private static Optimizer stepped(Optimizer optimizer) {
    optimizer.step(
        () -> {
          optimizer.zeroGrad();
          Tensor loss =
              optimizer.parameters().stream()
                  .map(p -> p.sub(3).square().sum())
                  .reduce(Tensor::add)
                  .orElseThrow();
          loss.backward();
          return loss;
        });
    return optimizer;
  }

  /** The error, and everything as it was. */
  private static void refused(Optimizer optimizer, OptimizerState state, String... parts) {
    List<String> before = told(optimizer.state());
    Expect.error(() -> optimizer.restore(state), parts);
    assertEquals(before, told(optimizer.state()));
  }

  private static List<String> told(OptimizerState state) {
    return Stream.concat(
            state.groups().stream().map(g -> new TreeMap<>(g).toString()),
            state.parameters().stream()
                .map(p -> new TreeMap<>(p.tensors()).toString() + new TreeMap<>(p.numbers())))
        .toList();
  }

  /** A setting that is no number is refused when the state is asked for, by its name. */
  @Test
  default void settingsThatAreNoNumbers() {
    Expect.error(new Named(leaf(1))::state, "state", "String label", "override state()");
  }

  /** An optimizer with a setting that cannot be saved. */
  final class Named extends GroupedOptimizer<Named.Label> {
    record Label(double learningRate, String label) implements Hyperparameters<Label> {
      @Override
      public Label learningRate(double to) {
        return new Label(to, label);
      }
    }

    Named(Parameter parameter) {
      super("named", List.of(new ParameterGroup<>(List.of(parameter), new Label(1, "a"))));
    }

    @Override
    protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Label label) {
      return parameter;
    }
  }
}
