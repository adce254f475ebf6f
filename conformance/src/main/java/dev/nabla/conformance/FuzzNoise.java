package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Tensor;
import java.util.Random;

/**
 * Multiplies what was rounded, and its gradient, by 1 plus or minus a few units in the last place:
 * how far the results of a program then go is how far those of another engine may.
 *
 * <p>What is composed of several operations moves by units of 1 too, for its parts may cancel: no
 * more is promised of it.
 *
 * <p>Small multiples of 1/16 that come from nothing but such, by operations that do not round them,
 * are left alone: ties between them are ties on every engine.
 */
final class FuzzNoise implements FuzzRunner.Noise {
  private static final int UNITS = 4;

  private final Backend backend;
  private final boolean[] exact;
  private final boolean[] composed;
  private final Random random;

  FuzzNoise(Backend backend, FuzzProgram program, boolean[] exact, long seed) {
    this.backend = backend;
    this.exact = exact.clone();
    this.composed = new boolean[exact.length];
    for (int i = 0; i < program.steps().size(); i++) {
      composed[program.leaves().size() + i] = program.steps().get(i).op().composed();
    }
    this.random = new Random(seed);
  }

  /** Which nodes are exact. */
  static boolean[] exact(FuzzProgram program, FuzzTrace trace) {
    boolean[] exact = new boolean[program.nodes()];
    int leaves = program.leaves().size();
    for (int node = 0; node < exact.length; node++) {
      HostArray values = trace.values().get(node);
      exact[node] = !values.dtype().isFloating() || coarse(values);
      if (node >= leaves && values.dtype().isFloating()) {
        FuzzProgram.Step step = program.steps().get(node - leaves);
        exact[node] &= step.op().exact() && step.operands().stream().allMatch(i -> exact[i]);
      }
    }
    return exact;
  }

  /** Multiples of 1/16 from -16 to 16: a hundred products of two still add up exactly. */
  private static boolean coarse(HostArray values) {
    for (int i = 0; i < values.length(); i++) {
      double scaled = values.getDouble(i) * 16;
      if (scaled != Math.rint(scaled) || Math.abs(scaled) > 256) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Tensor operand(int node, Tensor x) {
    return exact[node] || !x.dtype().isFloating() ? x : scaled(x);
  }

  @Override
  public Tensor result(int node, Tensor y) {
    Tensor seen = exact[node] || !y.dtype().isFloating() ? y : scaled(y);
    if (seen != y && composed[node]) {
      seen = seen.add(unit(y) * (random.nextInt(2 * UNITS + 1) - UNITS));
    }
    if (seen.requiresGrad()) {
      seen.onGradient(this::scaled);
    }
    return seen;
  }

  private static double unit(Tensor x) {
    return x.dtype() == DType.FLOAT32 ? 0x1p-23 : 0x1p-52;
  }

  private Tensor scaled(Tensor x) {
    double unit = unit(x);
    HostArray factors =
        HostArray.generate(
            x.dtype(),
            (int) x.shape().size(),
            i -> 1 + (random.nextInt(2 * UNITS + 1) - UNITS) * unit);
    return x.mul(backend.tensor(factors, x.shape()));
  }
}
