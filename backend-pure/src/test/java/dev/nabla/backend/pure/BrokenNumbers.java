package dev.nabla.backend.pure;

import dev.nabla.backend.Backend;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.KernelBackend;
import dev.nabla.backend.pure.BrokenBackends.PureForwarding;
import dev.nabla.nn.Module;
import dev.nabla.optim.Asgd;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.OptimizerState;
import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The pure backend with one number wrong: another element, fewer digits, other random numbers. */
final class BrokenNumbers {
  /** The running sum goes along the axis before. */
  static final BackendProvider AXIS_OFF_BY_ONE =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided cumulative(CumulativeOp op, Strided a, int axis) {
              return super.cumulative(op, a, Math.floorMod(axis - 1, shape(a).rank()));
            }
          });

  static final BackendProvider LAST_OF_EQUALS =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided argReduce(ArgOp op, Strided a, int axis) {
              return fromTheEnd(this, super.argReduce(op, flip(a, axis), axis), a, axis);
            }
          });

  static final BackendProvider UNSTABLE_SORT =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided argSort(Strided a, int axis, boolean down) {
              return fromTheEnd(this, super.argSort(flip(a, axis), axis, down), a, axis);
            }
          });

  /** Of the elements that equal the maximum of their row, the first has all of its gradient. */
  static final BackendProvider TIES_NOT_SPLIT =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided compare(CompareOp op, Strided a, Strided b) {
              Strided all = super.compare(op, a, b);
              int axis = shape(a).rank() - 1;
              boolean rows = axis >= 0 && shape(b).rank() > axis && shape(b).extent(axis) == 1;
              if (op != CompareOp.EQ || !rows || all.shape().extent(axis) < 2) {
                return all;
              }
              Strided counted = cumulative(CumulativeOp.SUM, cast(all, DType.INT64), axis);
              Strided one = create(new HostArray.Longs(new long[] {1}), Shape.of(1));
              return binary(BinaryOp.AND, all, super.compare(CompareOp.EQ, counted, one));
            }
          });

  static final BackendProvider ITEM_IN_FLOAT =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public HostArray read(Strided a) {
              HostArray whole = super.read(a);
              return whole.length() == 1 && a.dtype() == DType.FLOAT64
                  ? new HostArray.Doubles(new double[] {(float) whole.getDouble(0)})
                  : whole;
            }
          });

  static final BackendProvider INT64_THROUGH_INT =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided binary(BinaryOp op, Strided a, Strided b) {
              Strided whole = super.binary(op, a, b);
              return whole.dtype() == DType.INT64 ? cut(whole) : whole;
            }
          });

  static final BackendProvider INDEX_CUT_TO_32_BITS =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided gather(Strided a, int axis, Strided index) {
              return super.gather(a, axis, cut(index));
            }
          });

  static final BackendProvider GATHER_OUTSIDE =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided gather(Strided a, int axis, Strided index) {
              long[] at = ((long[]) index.copyValues()).clone();
              for (int i = 0; i < at.length; i++) {
                at[i] = Math.max(0, Math.min(at[i], shape(a).extent(axis) - 1));
              }
              return super.gather(a, axis, Strided.of(DType.INT64, index.shape(), at));
            }
          });

  /** Each second sum is one unit in the last place off. */
  static final BackendProvider SUMS_BY_CHANCE =
      BrokenBackends.kernels(
          new PureForwarding() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public Strided reduce(ReduceOp op, Strided a, int... axes) {
              Strided sum = super.reduce(op, a, axes);
              if (op == ReduceOp.SUM
                  && sum.plainValues() instanceof float[] values
                  && values.length > 0
                  && calls.incrementAndGet() % 2 == 0) {
                values[0] = Math.nextUp(values[0]);
              }
              return sum;
            }
          });

  static final BackendProvider SEED_CUT_TO_16_BITS =
      new BrokenBackends.Provider() {
        @Override
        public Backend create() {
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public void seed(long seed) {
              super.seed(seed & 0xffff);
            }
          };
        }
      };

  static final BackendProvider STALE_GENERATOR =
      new BrokenBackends.Provider() {
        @Override
        public Backend create() {
          Generator own = new Generator(0);
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public Tensor uniform(Shape shape, double low, double high, DType dtype) {
              return tensor(own.uniform((int) shape.size(), low, high, dtype), shape);
            }
          };
        }
      };

  /** A fused layer with a stream of its own, which no seed sets. */
  static final BackendProvider DROPOUT_OF_ITS_OWN =
      new BrokenBackends.Provider() {
        @Override
        public Backend create() {
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public Module dropout(double p) {
              return new OwnDropout(this, p, new Generator(1));
            }
          };
        }
      };

  /** Steps rightly, and gives the latest value for the average of all of them. */
  static final BackendProvider ASGD_WITHOUT_AVERAGE =
      new BrokenBackends.Provider() {
        @Override
        public Backend create() {
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public Optimizer asgd(List<Parameter> parameters, Asgd.Options options) {
              return new LatestForAverage(super.asgd(parameters, options));
            }
          };
        }
      };

  private BrokenNumbers() {}

  /** A position counted in the flipped axis, counted in the axis itself. */
  private static Strided fromTheEnd(PureForwarding kernels, Strided found, Strided a, int axis) {
    long[] last = {a.shape().extent(axis) - 1};
    Strided end = Strided.of(DType.INT64, Shape.of(1), last);
    return kernels.binary(BinaryOp.SUB, end, found);
  }

  private static Strided cut(Strided longs) {
    long[] values = (long[]) longs.copyValues();
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) values[i];
    }
    return Strided.of(DType.INT64, longs.shape(), values);
  }

  record LatestForAverage(Optimizer inner) implements Optimizer {
    @Override
    public List<Parameter> parameters() {
      return inner.parameters();
    }

    @Override
    public void step() {
      inner.step();
    }

    @Override
    public List<? extends ParameterGroup<?>> groups() {
      return inner.groups();
    }

    @Override
    public OptimizerState state() {
      OptimizerState right = inner.state();
      List<PerParameter> wrong = new ArrayList<>();
      for (int i = 0; i < right.parameters().size(); i++) {
        PerParameter of = right.parameters().get(i);
        Map<String, Tensor> tensors = new HashMap<>(of.tensors());
        Parameter latest = parameters().get(i);
        tensors.computeIfPresent("ax", (name, average) -> latest.detach());
        wrong.add(new PerParameter(tensors, of.numbers()));
      }
      return new OptimizerState(wrong, right.groups());
    }

    @Override
    public void restore(OptimizerState state) {
      inner.restore(state);
    }
  }

  record OwnDropout(Backend backend, double p, Generator own) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      HostArray keep = own.bernoulli((int) x.shape().size(), 1 - p, x.dtype());
      return x.mul(backend.tensor(keep, x.shape()).div(1 - p));
    }
  }
}
