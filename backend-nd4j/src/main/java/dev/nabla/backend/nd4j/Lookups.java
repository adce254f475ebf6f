package dev.nabla.backend.nd4j;

import dev.nabla.kernel.Positions;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.lang.ref.Reference;
import org.bytedeco.javacpp.indexer.BooleanIndexer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.Indexer;
import org.bytedeco.javacpp.indexer.LongIndexer;

/**
 * Elements by their positions, read and written from Java in ND4J's buffers.
 *
 * <p>ND4J's own gather of single elements takes 160 times as long, refuses BOOL and reads beyond
 * the array; its scatter_add takes 200 times as long.
 */
final class Lookups {
  private Lookups() {}

  static Nd4jArray gather(Nd4jArray a, int axis, Nd4jArray index) {
    long[] at = offsets("gather", a.shape(), axis, index);
    HostArray result = HostArray.allocate(a.dtype(), at.length);
    try {
      if (at.length > 0) {
        read(a.buffer().indexer(), at, result);
      }
    } finally {
      // Else a collection in between could close the buffer of an array just dropped.
      Reference.reachabilityFence(a);
    }
    return Host.create(result, index.shape());
  }

  private static void read(Indexer source, long[] at, HostArray result) {
    for (int i = 0; i < at.length; i++) {
      if (result instanceof HostArray.Floats r) {
        r.values()[i] = ((FloatIndexer) source).get(at[i]);
      } else if (result instanceof HostArray.Doubles r) {
        r.values()[i] = ((DoubleIndexer) source).get(at[i]);
      } else if (result instanceof HostArray.Longs r) {
        r.values()[i] = ((LongIndexer) source).get(at[i]);
      } else if (result instanceof HostArray.Booleans r) {
        r.values()[i] = ((BooleanIndexer) source).get(at[i]);
      }
    }
  }

  static Nd4jArray scatterAdd(Nd4jArray a, int axis, Nd4jArray index, Nd4jArray source) {
    long[] at = offsets("scatterAdd", a.shape(), axis, index);
    if (at.length == 0) {
      return a.reshaped(a.shape());
    }
    Nd4jArray result = Elementwise.like(a);
    View.of(a).copyTo(View.of(result));
    add(result.buffer().indexer(), at, Host.read(source));
    return result;
  }

  private static void add(Indexer target, long[] at, HostArray source) {
    for (int i = 0; i < at.length; i++) {
      if (source instanceof HostArray.Floats s) {
        FloatIndexer t = (FloatIndexer) target;
        t.put(at[i], t.get(at[i]) + s.values()[i]);
      } else if (source instanceof HostArray.Doubles s) {
        DoubleIndexer t = (DoubleIndexer) target;
        t.put(at[i], t.get(at[i]) + s.values()[i]);
      } else if (source instanceof HostArray.Longs s) {
        LongIndexer t = (LongIndexer) target;
        t.put(at[i], t.get(at[i]) + s.values()[i]);
      }
    }
  }

  /** Where in {@code a}'s buffer each element of the index points; checks each of them. */
  private static long[] offsets(String op, Shape a, int axis, Nd4jArray index) {
    HostArray positions = Host.read(index);
    Positions.check(op, positions, axis, a.extent(axis));
    long[] strides = View.rowMajor(Nd4jArray.extents(a));
    int[] extents = index.shape().toArray();
    long along = strides[axis];
    strides[axis] = 0; // this axis moves by the index alone
    int[] at = new int[extents.length];
    long[] offsets = new long[positions.length()];
    long base = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = base + positions.getLong(i) * along;
      base += next(at, extents, strides);
    }
    return offsets;
  }

  /** Moves {@code at} on by one in row-major order; how far that is with these strides. */
  private static long next(int[] at, int[] extents, long[] strides) {
    long moved = 0;
    for (int d = at.length - 1; d >= 0; d--) {
      moved += strides[d];
      if (++at[d] < extents[d]) {
        return moved;
      }
      moved -= strides[d] * extents[d];
      at[d] = 0;
    }
    return moved;
  }
}
