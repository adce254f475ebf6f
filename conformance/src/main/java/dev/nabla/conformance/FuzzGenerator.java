package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes programs, each step tried on the reference: what fits, stays small and is no overflow. */
final class FuzzGenerator {
  private static final int TRIES = 200;
  private static final double GREATEST = 1e4;
  private static final long MOST_ELEMENTS = 200;
  private static final int MOST_AXES = 4;

  /** What leaves may be. */
  enum Leaves {
    /** Both floating dtypes, INT64 and BOOL; many values coarse, so that there are ties. */
    ANY,
    /** FLOAT64 alone, no two values alike: for differences. */
    SMOOTH
  }

  private final Backend reference;
  private final Leaves kinds;
  private final Random random;
  private final int[] extents;
  private final boolean coarse;

  private FuzzGenerator(Backend reference, Leaves kinds, long seed) {
    this.reference = reference;
    this.kinds = kinds;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.extents = IntStream.range(0, 4).map(i -> extent()).toArray();
    this.coarse = kinds == Leaves.ANY && random.nextBoolean();
  }

  /** The program of that seed, of 3 to 20 steps. */
  static FuzzProgram program(Backend reference, Leaves kinds, long seed) {
    return new FuzzGenerator(reference, kinds, seed).program();
  }

  private int extent() {
    return random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(4);
  }

  private FuzzProgram program() {
    DType floating = random.nextBoolean() ? DType.FLOAT32 : DType.FLOAT64;
    List<FuzzProgram.Leaf> leaves = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      leaves.add(leaf(kinds == Leaves.SMOOTH ? DType.FLOAT64 : dtype(floating)));
    }
    List<FuzzProgram.Step> steps = new ArrayList<>();
    int length = 3 + random.nextInt(18);
    try (Scope scope = reference.scope()) {
      FuzzRunner runner = new FuzzRunner(reference);
      List<Tensor> nodes = new ArrayList<>();
      leaves.forEach(leaf -> nodes.add(runner.made(leaf)));
      while (steps.size() < length && step(steps, nodes)) {}
    }
    return new FuzzProgram(leaves, steps);
  }

  private DType dtype(DType floating) {
    int drawn = random.nextInt(10);
    return drawn < 7 ? floating : drawn < 9 ? DType.INT64 : DType.BOOL;
  }

  /** The last few of the program's extents, some of them 1: shapes that broadcast. */
  private FuzzProgram.Leaf leaf(DType dtype) {
    int rank = random.nextInt(MOST_AXES + 1);
    int[] shape =
        IntStream.range(MOST_AXES - rank, MOST_AXES)
            .map(i -> random.nextInt(5) == 0 ? 1 : extents[i])
            .toArray();
    Shape made = Shape.of(shape);
    int size = (int) made.size();
    if (dtype == DType.INT64 && random.nextInt(4) == 0) {
      long[] longs = random.longs(size).map(x -> x >> random.nextInt(12)).toArray();
      return new FuzzProgram.Leaf(new HostArray.Longs(longs), made);
    }
    return new FuzzProgram.Leaf(HostArray.generate(dtype, size, i -> value(dtype)), made);
  }

  private double value(DType dtype) {
    return switch (dtype) {
      case BOOL -> random.nextInt(2);
      case INT64 -> random.nextInt(9) - 3;
      case FLOAT32, FLOAT64 -> coarse ? (random.nextInt(25) - 12) / 4.0 : random.nextGaussian();
    };
  }

  private boolean step(List<FuzzProgram.Step> steps, List<Tensor> nodes) {
    for (int i = 0; i < TRIES; i++) {
      if (tried(drawn(nodes.size()), steps, nodes)) {
        return true;
      }
    }
    return false;
  }

  private boolean tried(FuzzProgram.Step step, List<FuzzProgram.Step> steps, List<Tensor> nodes) {
    Tensor y;
    try {
      y = FuzzRunner.call(step, nodes).on(reference, nodes);
    } catch (FuzzRunner.Unfit | NablaException e) {
      return false;
    }
    boolean accepted = acceptable(y, step, nodes);
    if (accepted) {
      steps.add(step);
      nodes.add(y);
    }
    return accepted;
  }

  private FuzzProgram.Step drawn(int nodes) {
    FuzzOp op = FuzzOp.ALL.get(random.nextInt(FuzzOp.ALL.size()));
    List<Integer> operands =
        IntStream.range(0, op.arity()).map(i -> operand(nodes)).boxed().toList();
    List<Integer> raw = random.ints(4, 0, 1000).boxed().toList();
    return new FuzzProgram.Step(op, operands, raw);
  }

  /** The last one as often as not, or any, the later ones more often. */
  private int operand(int nodes) {
    return random.nextBoolean()
        ? nodes - 1
        : Math.max(random.nextInt(nodes), random.nextInt(nodes));
  }

  private boolean acceptable(Tensor y, FuzzProgram.Step step, List<Tensor> nodes) {
    boolean single = y.dtype() == DType.FLOAT32 && kinds == Leaves.SMOOTH;
    if (single || y.shape().size() > MOST_ELEMENTS || y.shape().rank() > MOST_AXES) {
      return false;
    }
    if (!y.dtype().isFloating()) {
      return step.operands().stream().map(nodes::get).allMatch(FuzzGenerator::holdsInteger);
    }
    boolean empty =
        step.operands().stream().anyMatch(operand -> nodes.get(operand).shape().size() == 0);
    HostArray values = y.toHost();
    return (empty || FuzzTrace.finite(values)) && FuzzTrace.greatest(values) <= GREATEST;
  }

  /** What no INT64 holds becomes an unspecified one. */
  private static boolean holdsInteger(Tensor x) {
    return !x.dtype().isFloating() || FuzzTrace.finite(x.toHost());
  }
}
