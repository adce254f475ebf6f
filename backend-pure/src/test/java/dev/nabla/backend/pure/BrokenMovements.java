package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.pure.BrokenBackends.PureForwarding;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.lang.reflect.Array;
import java.util.Arrays;

/** The pure backend with one look at strides and shapes too few. */
final class BrokenMovements {
  /** What was turned is given another shape as if it had not been. */
  static final BackendProvider RESHAPE_IN_STORAGE_ORDER =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided reshape(Strided a, Shape shape) {
              return super.reshape(asStored(a), shape);
            }
          });

  static final BackendProvider BATCHES_NOT_TURNED =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided matmul(Strided a, Strided b) {
              return super.matmul(a, shape(b).rank() > 2 ? asStored(b) : b);
            }
          });

  /** An expansion to nothing keeps the one element that there was. */
  static final BackendProvider NOTHING_EXPANDED =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public Strided expand(Strided a, Shape shape) {
              return shape.size() == 0 ? a : super.expand(a, shape);
            }
          });

  static final BackendProvider READ_IN_STORAGE_ORDER =
      BrokenBackends.kernels(
          new PureForwarding() {
            @Override
            public HostArray read(Strided a) {
              return super.read(asStored(a));
            }
          });

  private BrokenMovements() {}

  /** The elements as they lie, where all that lie there are shown, turned or not. */
  private static Strided asStored(Strided a) {
    boolean turned = a.offset() == 0 && Arrays.stream(a.strides()).allMatch(s -> s > 0);
    boolean all = Array.getLength(a.values()) == a.length();
    return turned && all ? Strided.of(a.dtype(), a.shape(), a.values()) : a;
  }
}
