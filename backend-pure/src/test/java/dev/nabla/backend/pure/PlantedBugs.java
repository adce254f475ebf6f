package dev.nabla.backend.pure;

import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;

/** The pure backend with one thing wrong in a rare case. */
final class PlantedBugs {
  private PlantedBugs() {}

  /** A sum over one axis of an array whose first axis is the nearer loses its last row. */
  static final class StridedSum extends ForwardingKernels<Strided> {
    StridedSum() {
      super(new PureKernels());
    }

    @Override
    public Strided reduce(ReduceOp op, Strided a, int... axes) {
      Shape shape = shape(a);
      boolean rare = op == ReduceOp.SUM && axes.length == 1 && shape.rank() > 1 && turned(a);
      boolean whole = !rare || shape.extent(axes[0]) < 2;
      return super.reduce(op, whole ? a : slice(a, axes[0], 0, shape.extent(axes[0]) - 1, 1), axes);
    }

    private static boolean turned(Strided a) {
      int[] strides = a.strides();
      return strides[0] < strides[1];
    }
  }

  /** The sine of what is below -2 has the wrong sign: gradients of the cosine alone see it. */
  static final class SineFarDown extends ForwardingKernels<Strided> {
    SineFarDown() {
      super(new PureKernels());
    }

    @Override
    public Strided unary(UnaryOp op, Strided a) {
      Strided right = super.unary(op, a);
      if (op != UnaryOp.SIN) {
        return right;
      }
      HostArray x = read(a);
      HostArray y = read(right);
      HostArray wrong =
          HostArray.generate(
              y.dtype(), y.length(), i -> x.getDouble(i) < -2 ? -y.getDouble(i) : y.getDouble(i));
      return create(wrong, shape(a));
    }
  }
}
