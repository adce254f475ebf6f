package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.pure.BrokenBackends.PureForwarding;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** The pure backend with one array in the wrong place: written to, shared, or never given back. */
final class BrokenMemory {
  /** A sum is left in its first operand. */
  static final BackendProvider ACCUMULATING_BUFFER =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided binary(BinaryOp op, Strided a, Strided b) {
              Strided sum = super.binary(op, a, b);
              return op == BinaryOp.ADD && a.shape().equals(sum.shape()) && a.isPlain()
                  ? written(sum, a)
                  : sum;
            }
          });

  /** All results of exp of one length lie in one buffer. */
  static final BackendProvider ONE_BUFFER =
      BrokenBackends.kernels(
          new PureForwarding() {
            private final Map<Shape, Strided> buffers = new ConcurrentHashMap<>();

            @Override
            public Strided unary(UnaryOp op, Strided a) {
              Strided y = super.unary(op, a);
              return op == UnaryOp.EXP && y.dtype() == DType.FLOAT32
                  ? written(y, buffers.computeIfAbsent(y.shape(), s -> y))
                  : y;
            }
          });

  /** What is added to a view is written to what it shows. */
  static final BackendProvider VIEW_WRITTEN_THROUGH =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided scatterAdd(Strided a, int axis, Strided index, Strided source) {
              Strided sum = super.scatterAdd(a, axis, index, source);
              if (!a.isPlain() && Array.getLength(a.values()) == a.length()) {
                Storage.copy(sum.plainValues(), 0, 1, a.values(), 0, a.length());
              }
              return sum;
            }
          });

  /** A view that shows what is written later: of a buffer that the next one is made in. */
  static final BackendProvider VIEW_ALIASES =
      BrokenBackends.kernels(
          new PureForwarding() {
            private final Map<Integer, float[]> buffers = new ConcurrentHashMap<>();

            @Override
            public Strided flip(Strided a, int... axes) {
              if (!(a.copyValues() instanceof float[] values)) {
                return super.flip(a, axes);
              }
              float[] shown = buffers.computeIfAbsent(values.length, float[]::new);
              System.arraycopy(values, 0, shown, 0, values.length);
              return super.flip(Strided.of(DType.FLOAT32, a.shape(), shown), axes);
            }
          });

  /** The logarithm is taken in a scratch array that all threads share. */
  static final BackendProvider RACE =
      BrokenBackends.kernels(
          new PureForwarding() {
            private final float[] scratch = new float[1 << 16];

            @Override
            public Strided unary(UnaryOp op, Strided a) {
              int n = a.length();
              if (op != UnaryOp.LOG || a.dtype() != DType.FLOAT32 || n > scratch.length) {
                return super.unary(op, a);
              }
              System.arraycopy((float[]) a.plainValues(), 0, scratch, 0, n);
              LockSupport.parkNanos(100_000); // as if n were large
              Strided taken = Strided.of(DType.FLOAT32, a.shape(), Arrays.copyOf(scratch, n));
              return super.unary(op, taken);
            }
          });

  /** A temporary array is never freed. */
  static BackendProvider leak() {
    return BrokenBackends.kernels(
        new NativeLike() {
          private final Queue<float[]> temporaries = new ConcurrentLinkedQueue<>();

          @Override
          public Strided concat(List<Strided> parts, int axis) {
            temporaries.add(new float[parts.get(0).length()]);
            return super.concat(parts, axis);
          }
        });
  }

  /** A view has hold of its storage, and nobody ends it. */
  static BackendProvider viewsNeverFreed() {
    return BrokenBackends.kernels(
        new NativeLike() {
          private final Queue<Object> shown = new ConcurrentLinkedQueue<>();

          @Override
          public Strided permute(Strided a, int... order) {
            a.retain();
            shown.add(a.values());
            return super.permute(a, order);
          }
        });
  }

  /** Freed memory is somebody else's, though a view still shows it. */
  static final BackendProvider VIEW_LOSES_ITS_BASE =
      BrokenBackends.kernels(
          new NativeLike() {
            @Override
            public void free(Strided a) {
              if (a.values() instanceof float[] values) {
                Arrays.fill(values, Float.NaN);
              }
            }
          });

  private BrokenMemory() {}

  /** {@code target}, with the values of {@code source}, of one shape and in row-major order. */
  private static Strided written(Strided source, Strided target) {
    Storage.copy(source.plainValues(), 0, 1, target.values(), 0, source.length());
    return target;
  }

  private abstract static class NativeLike extends PureForwarding {
    @Override
    public boolean isNative() {
      return true;
    }
  }
}
