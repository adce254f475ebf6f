package dev.nabla.backend.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.any.Assign;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A strided window on an array, which lasts only while a kernel copies through it.
 *
 * <p>The arithmetic of strides is done here rather than with ND4J's own views, several of which
 * read the wrong elements.
 */
final class View {
  private final DataBuffer base;
  private final long[] extents;
  private final long[] strides;
  private final long offset;

  private View(DataBuffer base, long[] extents, long[] strides, long offset) {
    this.base = base;
    this.extents = extents;
    this.strides = strides;
    this.offset = offset;
  }

  /** All of {@code a}. */
  static View of(Nd4jArray a) {
    long[] extents = Nd4jArray.extents(a.shape());
    return new View(a.buffer(), extents, rowMajor(extents), 0);
  }

  View permute(int... order) {
    long[] e = new long[order.length];
    long[] s = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      e[i] = extents[order[i]];
      s[i] = strides[order[i]];
    }
    return new View(base, e, s, offset);
  }

  View slice(int axis, long start, long length, long step) {
    long[] e = extents.clone();
    long[] s = strides.clone();
    e[axis] = length;
    s[axis] *= step;
    return new View(base, e, s, offset + start * strides[axis]);
  }

  /** Axes of extent 1, and new leading ones, repeated by a stride of 0. */
  View expand(long[] target) {
    long[] s = new long[target.length];
    int lead = target.length - extents.length;
    for (int i = Math.max(lead, 0); i < target.length; i++) {
      s[i] = extents[i - lead] == target[i] ? strides[i - lead] : 0;
    }
    return new View(base, target, s, offset);
  }

  /** Writes these elements to {@code target}, a view of the same extents. */
  void copyTo(View target) {
    int rank = extents.length;
    long[] e = new long[rank];
    long[] from = new long[rank];
    long[] to = new long[rank];
    int n = 0;
    for (int i = 0; i < rank; i++) {
      if (extents[i] == 1) {
        continue;
      }
      // An axis joins the one before it where both sides walk over the two in one go.
      boolean joins =
          n > 0
              && from[n - 1] == strides[i] * extents[i]
              && to[n - 1] == target.strides[i] * extents[i];
      n = joins ? n : n + 1;
      e[n - 1] = joins ? e[n - 1] * extents[i] : extents[i];
      from[n - 1] = strides[i];
      to[n - 1] = target.strides[i];
    }
    assign(target, trim(e, n), trim(from, n), trim(to, n));
  }

  private void assign(View target, long[] e, long[] from, long[] to) {
    INDArray x = wrap(base, base.dataType(), e, from, offset);
    INDArray z = wrap(target.base, base.dataType(), e, to, target.offset);
    Nd4j.exec(new Assign(x, z));
  }

  private static long[] trim(long[] values, int n) {
    if (n == 0) {
      return new long[] {1};
    }
    return Arrays.copyOf(values, n);
  }

  static long[] rowMajor(long[] extents) {
    long[] strides = new long[extents.length];
    long stride = 1;
    for (int i = extents.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= extents[i];
    }
    return strides;
  }

  /** An {@code INDArray} on the buffer {@code base}, which alone is closed. */
  static INDArray wrap(
      DataBuffer base, DataType type, long[] extents, long[] strides, long offset) {
    return Nd4j.create(base, extents, strides, offset, 'c', type);
  }
}
