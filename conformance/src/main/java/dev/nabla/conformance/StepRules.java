package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.optim.GroupedOptimizer;
import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.ParameterState;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L3: an optimizer's step is done or not done, wherever in it something fails. */
@InTier(Tier.L3)
interface StepRules extends Subject {
  int STEP_LEAVES = 5;

  /** How many kernels of a step fail in turn, about. */
  int FAILURES = 11;

  /** Another backend on the same kernels, of which {@code fuse} has one fail. */
  Backend another(Fuse fuse);

  /** A model of five parameters and its optimizer. */
  final class Trained {
    private final List<Parameter> leaves = new ArrayList<>();
    private final Optimizer optimizer;

    Trained(Backend backend, OptimizerTwin twin) {
      for (int i = 0; i < STEP_LEAVES; i++) {
        leaves.add(backend.parameter(backend.full(Shape.of(2, 1), i + 0.5, DType.FLOAT64)));
      }
      optimizer = twin.build().apply(backend, leaves);
    }

    void step() {
      optimizer.step(
          () -> {
            optimizer.zeroGrad();
            Tensor loss = loss();
            loss.backward();
            return loss;
          });
    }

    private Tensor loss() {
      Tensor loss = leaves.get(0).mul(leaves.get(1)).sum();
      for (Parameter leaf : leaves) {
        loss = loss.add(leaf.sub(1).square().square().sum());
      }
      return loss;
    }

    Snapshot snapshot() {
      return Snapshot.of(optimizer);
    }
  }

  /** A first step, which begins the state, and one after it. */
  @TestFactory
  default Stream<DynamicTest> stepsAreWhole() {
    return OptimizerTwins.ALL.entrySet().stream()
        .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
        .map(e -> Expect.test(() -> whole(e.getValue()), e.getKey(), "stepsAreWhole"));
  }

  private void whole(OptimizerTwin twin) {
    Fuse fuse = new Fuse();
    Backend own = another(fuse);
    Trained smooth = new Trained(own, twin);
    Trained failing = new Trained(own, twin);
    for (int round = 0; round < 2; round++) {
      long start = fuse.count();
      smooth.step();
      long operations = fuse.count() - start;
      Snapshot before = failing.snapshot();
      for (long at = 0; at < operations; at += 1 + operations / FAILURES) {
        fuse.blowAfter(at);
        String error =
            assertThrows(IllegalStateException.class, failing::step, "at " + at).getMessage();
        before.requireSame(failing.snapshot(), round + ", " + at + ", " + error);
      }
      failing.step();
      smooth.snapshot().requireSame(failing.snapshot(), "as if nothing had failed");
    }
  }

  /** The settings of {@link Stretching}. */
  record Stretch(double learningRate) implements Hyperparameters<Stretch> {
    @Override
    public Stretch learningRate(double to) {
      return new Stretch(to);
    }
  }

  /** A rule whose value does not fit the parameter that has three elements. */
  final class Stretching extends GroupedOptimizer<Stretch> {
    Stretching(List<Parameter> parameters) {
      super("stretching", List.of(new ParameterGroup<>(parameters, new Stretch(1))));
    }

    @Override
    protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Stretch settings) {
      state.nextStep();
      Tensor value = state.keep("value", parameter.sub(grad));
      return parameter.shape().size() == 3 ? value.concat(0, value) : value;
    }
  }

  @Test
  default void aValueThatDoesNotFit() {
    List<Parameter> parameters = new ArrayList<>();
    for (int size = 1; size <= STEP_LEAVES; size++) {
      parameters.add(backend().parameter(backend().full(Shape.of(size), size, DType.FLOAT32)));
    }
    Optimizer optimizer = new Stretching(parameters);
    parameters.stream().map(p -> p.square().sum()).forEach(Tensor::backward);
    Snapshot before = Snapshot.withGradients(optimizer);
    for (int i = 0; i < 2; i++) {
      Expect.error(optimizer::step, "[3]", "[6]");
      before.requireSame(Snapshot.withGradients(optimizer), "after the error");
    }
    assertTrue(optimizer.state().parameters().get(0).numbers().isEmpty());
  }

  /** A closure that fails the third time leaves L-BFGS where the step began. */
  @Test
  default void aClosureThatFailsTheThirdTime() {
    for (String id : List.of("lbfgs/defaults", "lbfgs/strongWolfe")) {
      Trained trained = new Trained(backend(), Objects.requireNonNull(OptimizerTwins.ALL.get(id)));
      trained.step();
      Snapshot before = trained.snapshot();
      int[] calls = {0};
      IllegalStateException error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  trained.optimizer.step(
                      () -> {
                        if (++calls[0] == 3) {
                          throw new IllegalStateException("third");
                        }
                        trained.optimizer.zeroGrad();
                        Tensor loss = trained.loss();
                        loss.backward();
                        return loss;
                      }));
      before.requireSame(trained.snapshot(), id + " after " + error.getMessage());
    }
  }
}
