package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.optim.Adafactor;
import dev.nabla.optim.AdamW;
import dev.nabla.optim.Asgd;
import dev.nabla.optim.GroupedOptimizer;
import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Lbfgs;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.OptimizerState;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.ParameterState;
import dev.nabla.optim.RmsProp;
import dev.nabla.optim.Sgd;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * L3: what the steps of optimizers leave alone, what a state is, and optimizers of a user's own.
 */
@InTier(Tier.L3)
interface OptimizerRules extends Subject {
  private Parameter leaf(double... values) {
    return backend().parameter(tensor(DType.FLOAT32, Shape.of(values.length), values));
  }

  private static Tensor loss(Parameter p) {
    return p.sub(3).square().sum();
  }

  private static void descend(Optimizer optimizer, int steps) {
    for (int i = 0; i < steps; i++) {
      optimizer.step(
          () -> {
            optimizer.zeroGrad();
            Tensor loss = loss(optimizer.parameters().get(0));
            loss.backward();
            return loss;
          });
    }
  }

  @Test
  default void aParameterWithoutAGradientStays() {
    Parameter idle = leaf(1, 2);
    Parameter moved = leaf(1, 2);
    Optimizer optimizer = backend().adam(List.of(idle, moved), 0.1);
    loss(moved).backward();
    optimizer.step();
    assertArrayEquals(new float[] {1, 2}, idle.toFloatArray());
    assertTrue(moved.toFloatArray()[0] > 1);
    assertTrue(optimizer.state().parameters().get(0).tensors().isEmpty());
  }

  /** A closure's loss is handed through, the one before the step. */
  @Test
  default void aStepGivesTheLossOfItsClosure() {
    for (Optimizer optimizer :
        List.of(backend().sgd(List.of(leaf(1)), 0.1), backend().lbfgs(List.of(leaf(1)), 0.1))) {
      Tensor loss =
          optimizer.step(
              () -> {
                optimizer.zeroGrad();
                Tensor l = loss(optimizer.parameters().get(0));
                l.backward();
                return l;
              });
      assertEquals(4, loss.item(), optimizer.toString());
    }
  }

  /** Tensors under PyTorch's names, of the values at the time of the saving. */
  @Test
  default void aStateIsNamedAsInPyTorch() {
    Parameter w = backend().parameter(backend().ones(Shape.of(2, 3)));
    Map<Optimizer, List<String>> named =
        Map.of(
            backend().sgd(List.of(w), new Sgd.Options().momentum(0.9)),
            List.of("momentum_buffer"),
            backend().adamW(List.of(w), new AdamW.Options().amsgrad(true)),
            List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq"),
            backend().adamax(List.of(w), 0.1),
            List.of("exp_avg", "exp_inf"),
            backend().rmsProp(List.of(w), new RmsProp.Options().momentum(0.9).centered(true)),
            List.of("square_avg", "momentum_buffer", "grad_avg"),
            backend().adadelta(List.of(w), 0.1),
            List.of("square_avg", "acc_delta"),
            backend().adagrad(List.of(w), 0.1),
            List.of("sum"),
            backend().rprop(List.of(w), 0.1),
            List.of("prev", "step_size"),
            backend().asgd(List.of(w), 0.1),
            List.of("ax"),
            backend().adafactor(List.of(w), 0.1),
            List.of("row_var", "col_var"),
            backend().lbfgs(List.of(w), new Lbfgs.Options().learningRate(0.1).maxIter(3)),
            List.of("d", "prev_flat_grad", "old_dirs", "old_stps", "ro"));
    named.forEach(
        (optimizer, names) -> {
          descend(optimizer, 1);
          Map<String, Tensor> tensors = optimizer.state().parameters().get(0).tensors();
          assertEquals(
              List.copyOf(names).stream().sorted().toList(),
              tensors.keySet().stream().sorted().toList(),
              optimizer.toString());
        });
  }

  @Test
  default void aStateKeepsItsValues() {
    Optimizer optimizer = backend().adam(List.of(leaf(1, 2)), 0.1);
    descend(optimizer, 1);
    OptimizerState saved = optimizer.state();
    Tensor average = Objects.requireNonNull(saved.parameters().get(0).tensors().get("exp_avg"));
    float[] before = average.toFloatArray();
    descend(optimizer, 3);
    assertArrayEquals(before, average.toFloatArray());
    assertEquals(1.0, saved.parameters().get(0).numbers().get("step"));
    assertEquals(0.1, saved.groups().get(0).get("learningRate"));
  }

  /** With t0 = 2 as PyTorch counts: the average is p itself until step 4, and a mean from there. */
  @Test
  default void asgdKeepsTheAverage() {
    Parameter p = leaf(1, -2);
    Optimizer asgd = backend().asgd(List.of(p), new Asgd.Options().learningRate(0.1).t0(2));
    Tensor sum = p.detach().mul(0);
    for (int step = 1; step <= 6; step++) {
      descend(asgd, 1);
      sum = step < 4 ? sum : sum.add(p.detach());
      Tensor mean = step < 4 ? p.detach() : sum.div((double) step - 3);
      Tensor average = Objects.requireNonNull(asgd.state().parameters().get(0).tensors().get("ax"));
      assertArrayEquals(mean.toFloatArray(), average.toFloatArray(), 1e-6f, "step " + step);
    }
  }

  /** The settings come back with the rest, an empty one too. */
  @Test
  default void aStateHasTheSettings() {
    Adafactor.Options set = new Adafactor.Options().eps1(0.5).d(2).maximize(true);
    Adafactor saved = new Adafactor(List.of(leaf(1)), set);
    Adafactor other = new Adafactor(List.of(leaf(1)), new Adafactor.Options());
    OptimizerState empty = other.state();
    other.restore(saved.state());
    assertEquals(set, other.groups().get(0).settings());
    other.restore(empty);
    assertEquals(OptionalDouble.empty(), other.groups().get(0).settings().eps1());
  }

  /** Steps in scopes leave as many native arrays as they found, and the state lives on. */
  @Test
  default void stepsInScopesLeaveNothingAlive() {
    Backend own = another(); // other tests leave it alone
    Optimizer adam = own.adam(List.of(own.parameter(own.tensor(1f, 2f))), 0.5);
    Optimizer lbfgs =
        own.lbfgs(
            List.of(own.parameter(own.tensor(1f, 2f))),
            new Lbfgs.Options().maxIter(2).historySize(2));
    scoped(own, adam, 5);
    scoped(own, lbfgs, 5);
    long before = own.nativeMemory().arrays();
    scoped(own, adam, 50);
    scoped(own, lbfgs, 50);
    long after = own.nativeMemory().arrays();
    assertTrue(after <= before, () -> before + " became " + after);
    assertEquals(55.0, adam.state().parameters().get(0).numbers().get("step"));
    assertEquals(3, adam.parameters().get(0).toFloatArray()[0], 0.1);
    assertEquals(3, lbfgs.parameters().get(0).toFloatArray()[0], 1e-4);
  }

  private static void scoped(Backend backend, Optimizer optimizer, int steps) {
    for (int i = 0; i < steps; i++) {
      try (Scope scope = backend.scope()) {
        descend(optimizer, 1);
      }
    }
  }

  /** A user's own rule on groups: its state is saved, and its settings are scheduled. */
  @Test
  default void anOptimizerOfOnesOwn() {
    Parameter whole = leaf(1, 2);
    SignMomentum first = new SignMomentum(whole);
    descend(first, 6);
    Parameter half = leaf(1, 2);
    SignMomentum begun = new SignMomentum(half);
    descend(begun, 3);
    Parameter copy = backend().parameter(half);
    SignMomentum resumed = new SignMomentum(copy);
    resumed.restore(begun.state());
    descend(resumed, 3);
    assertArrayEquals(whole.toFloatArray(), copy.toFloatArray());
    resumed.groups().get(0).learningRate(0);
    descend(resumed, 1);
    assertArrayEquals(whole.toFloatArray(), copy.toFloatArray(), "a rate of 0");
    Expect.error(() -> resumed.groups().get(0).momentum(0.5), "momentum", "SignMomentum");
  }

  /** {@code p - rate * sign(v)}, {@code v = v / 2 + g}. */
  final class SignMomentum extends GroupedOptimizer<SignMomentum.Rate> {
    record Rate(double learningRate, int every, boolean on) implements Hyperparameters<Rate> {
      @Override
      public Rate learningRate(double to) {
        return new Rate(to, every, on);
      }
    }

    SignMomentum(Parameter parameter) {
      super(
          "signMomentum",
          List.of(new ParameterGroup<>(List.of(parameter), new Rate(0.25, 2, true))));
    }

    @Override
    protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Rate rate) {
      Tensor v = state.keep("v", state.tensorOrZeros("v", grad).mul(0.5).add(grad));
      double now = rate.on() && state.nextStep() % rate.every() == 0 ? 2 : 1;
      return parameter.sub(v.sign().mul(rate.learningRate() * now));
    }
  }

  /** A user's own from nothing: it steps, and says that it has no state. */
  @Test
  default void anOptimizerFromNothing() {
    Parameter p = leaf(1);
    Optimizer optimizer =
        new Optimizer() {
          @Override
          public List<Parameter> parameters() {
            return List.of(p);
          }

          @Override
          public void step() {
            p.assign(p.detach().sub(p.grad().detach().mul(0.25)));
          }
        };
    descend(optimizer, 2);
    assertEquals(2.5, p.item());
    optimizer.zeroGrad();
    assertEquals(false, p.hasGrad());
    assertTrue(optimizer.groups().isEmpty());
    Expect.error(optimizer::state, "state", "OptimizerRules", "override state()");
  }
}
