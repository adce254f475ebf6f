package dev.nabla.backend.pure;

import dev.nabla.backend.Backend;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.KernelBackend;
import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.kernel.Kernels;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.util.Optional;

/** The pure backend, each time with one thing wrong. */
final class BrokenBackends {
  static final BackendProvider MUL_ADDS =
      kernels(
          new PureForwarding() {
            @Override
            public Strided binary(BinaryOp op, Strided a, Strided b) {
              return super.binary(op == BinaryOp.MUL ? BinaryOp.ADD : op, a, b);
            }
          });

  /** A sum down the leading axes, which is what undoes a broadcast, takes the first row alone. */
  static final BackendProvider BROADCAST_NOT_SUMMED =
      kernels(
          new PureForwarding() {
            @Override
            public Strided reduce(ReduceOp op, Strided a, int... axes) {
              int rank = shape(a).rank();
              boolean leading = axes[axes.length - 1] < rank - 1 && shape(a).extent(axes[0]) > 0;
              return op == ReduceOp.SUM && leading && axes.length == 1
                  ? slice(a, axes[0], 0, 1, 1)
                  : super.reduce(op, a, axes);
            }
          });

  /** Right values, but the gradient of the bias is that of the first row. */
  static final BackendProvider BIAS_GRADIENT_NOT_SUMMED =
      new Provider() {
        @Override
        public Backend create() {
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public Module linear(int in, int out) {
              Module linear = super.linear(in, out);
              return new FirstRowBias(linear.parameter("weight"), linear.parameter("bias"));
            }
          };
        }
      };

  static final BackendProvider HALVED_MSE =
      new Provider() {
        @Override
        public Backend create() {
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public Loss mseLoss() {
              Loss whole = super.mseLoss();
              return (prediction, target) -> whole.of(prediction, target).mul(0.5);
            }
          };
        }
      };

  static final BackendProvider FLOAT_UNDER_DOUBLE_LABEL =
      kernels(
          new PureForwarding() {
            @Override
            public Strided unary(UnaryOp op, Strided a) {
              boolean single = op == UnaryOp.EXP && dtype(a) == DType.FLOAT64;
              return single
                  ? cast(super.unary(op, cast(a, DType.FLOAT32)), DType.FLOAT64)
                  : super.unary(op, a);
            }
          });

  static final BackendProvider SWALLOWED_NAN =
      kernels(
          new PureForwarding() {
            @Override
            public Strided binary(BinaryOp op, Strided a, Strided b) {
              return op == BinaryOp.MAXIMUM
                  ? where(compare(CompareOp.GT, a, b), a, b)
                  : super.binary(op, a, b);
            }
          });

  static final BackendProvider WRONG_SOFTMAX =
      kernels(
          new PureForwarding() {
            @Override
            public Optional<Strided> softmax(Strided a, int axis) {
              return Optional.of(unary(UnaryOp.SIGMOID, a));
            }
          });

  /** A layer of its own that has the values and forgets the gradient. */
  static final BackendProvider DETACHED_ACTIVATION =
      new Provider() {
        @Override
        public Backend create() {
          return new KernelBackend<>(name(), new PureKernels()) {
            @Override
            public Module tanh() {
              return new Detached();
            }
          };
        }
      };

  static final BackendProvider INT64_THROUGH_DOUBLE =
      kernels(
          new PureForwarding() {
            @Override
            public Strided reduce(ReduceOp op, Strided a, int... axes) {
              return dtype(a) == DType.INT64
                  ? cast(super.reduce(op, cast(a, DType.FLOAT64), axes), DType.INT64)
                  : super.reduce(op, a, axes);
            }
          });

  private BrokenBackends() {}

  static BackendProvider kernels(Kernels<Strided> broken) {
    return new Provider() {
      @Override
      public Kernels<Strided> kernels() {
        return broken;
      }
    };
  }

  abstract static class PureForwarding extends ForwardingKernels<Strided> {
    PureForwarding() {
      super(new PureKernels());
    }
  }

  static class Provider implements BackendProvider {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Optional<String> unavailable() {
      return Optional.empty();
    }

    @Override
    public Kernels<Strided> kernels() {
      return new PureKernels();
    }
  }

  record Detached() implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return x.tanh().detach().add(x.mul(0));
    }
  }

  record FirstRowBias(Parameter weight, Parameter bias) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      Tensor product = x.matmul(weight.t());
      Tensor moving = bias.sub(bias.detach());
      return product.add(bias.detach()).add(moving.expand(product.shape()).mul(mask(product)));
    }

    /** 1 in the first row, 0 elsewhere. */
    private static Tensor mask(Tensor like) {
      Tensor ones = like.detach().mul(0).add(1);
      int rows = like.shape().extent(0);
      return ones.slice(0, 0, 1).pad(0, 0, rows - 1, 0);
    }
  }
}
