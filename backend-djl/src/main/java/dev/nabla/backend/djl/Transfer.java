package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Elements to and from native memory, through a buffer that shows the memory of the array itself.
 *
 * <p>DJL's own {@code create} lends PyTorch the Java buffer it is given, which then dies with the
 * array although views of it live on; here the memory is PyTorch's from the start.
 */
final class Transfer {
  /** Elements that one buffer shows: 1 GiB of the widest, as a buffer ends below 2 GiB. */
  private static final int CHUNK = 1 << 27;

  private final NativeArrays arrays;

  Transfer(NativeArrays arrays) {
    this.arrays = arrays;
  }

  DjlArray create(HostArray values, Shape shape) {
    int dtype = Types.code(values.dtype());
    long address = Native.empty(Types.extents(shape), dtype);
    DjlArray result = DjlArray.bare(arrays, address, values.dtype(), shape);
    show(result, values.length(), (memory, at, length) -> write(values, memory, at, length));
    return result;
  }

  /** The same as DJL's array, for a kernel of several steps. */
  NDArray upload(HostArray values, Shape shape) {
    NDArray nd = arrays.manager.create(Types.of(shape), Types.of(values.dtype()));
    show(nd, values.length(), (memory, at, length) -> write(values, memory, at, length));
    return nd;
  }

  HostArray read(DjlArray a) {
    HostArray values = HostArray.allocate(a.dtype(), Math.toIntExact(a.shape().size()));
    show(a, values.length(), (memory, at, length) -> read(memory, values, at, length));
    return values;
  }

  /** The elements of DJL's array. */
  HostArray read(NDArray nd, DType dtype, Shape shape) {
    HostArray values = HostArray.allocate(dtype, Math.toIntExact(shape.size()));
    show(nd, values.length(), (memory, at, length) -> read(memory, values, at, length));
    return values;
  }

  /** A copy between {@code memory} and the host elements {@code at} to {@code at + length}. */
  private interface Copy {
    void run(ByteBuffer memory, int at, int length);
  }

  private static void show(DjlArray a, int size, Copy copy) {
    if (size > CHUNK) {
      show(a.nd(), size, copy);
    } else if (size > 0 && Native.isContiguous(a.address())) {
      copy.run(memory(a.address()), 0, size);
    } else if (size > 0) {
      long ordered = Native.CONTIGUOUS.of(a.address());
      try {
        copy.run(memory(ordered), 0, size);
      } finally {
        JniUtils.deleteNDArray(ordered);
      }
    }
  }

  private static ByteBuffer memory(long contiguous) {
    return Native.buffer(contiguous).order(ByteOrder.nativeOrder());
  }

  /** Shows all elements in row-major order; the scope closes the copy made of a strided array. */
  private static void show(NDArray nd, int size, Copy copy) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      if (size > CHUNK) {
        showChunks((PtNDArray) nd.reshape(size), size, copy);
      } else if (size > 0) {
        copy.run(nd.toByteBuffer(true), 0, size);
      }
    }
  }

  private static void showChunks(PtNDArray flat, int size, Copy copy) {
    for (int at = 0; at < size; ) {
      int length = Math.min(CHUNK, size - at);
      copy.run(JniUtils.slice(flat, 0, at, at + length, 1).toByteBuffer(true), at, length);
      at += length;
    }
  }

  private static void read(ByteBuffer memory, HostArray to, int at, int length) {
    switch (to.dtype()) {
      case FLOAT32 -> memory.asFloatBuffer().get(((HostArray.Floats) to).values(), at, length);
      case FLOAT64 -> memory.asDoubleBuffer().get(((HostArray.Doubles) to).values(), at, length);
      case INT64 -> memory.asLongBuffer().get(((HostArray.Longs) to).values(), at, length);
      case BOOL -> {
        boolean[] values = ((HostArray.Booleans) to).values();
        for (int i = 0; i < length; i++) {
          values[at + i] = memory.get(i) != 0;
        }
      }
    }
  }

  private static void write(HostArray from, ByteBuffer memory, int at, int length) {
    switch (from.dtype()) {
      case FLOAT32 -> memory.asFloatBuffer().put(((HostArray.Floats) from).values(), at, length);
      case FLOAT64 -> memory.asDoubleBuffer().put(((HostArray.Doubles) from).values(), at, length);
      case INT64 -> memory.asLongBuffer().put(((HostArray.Longs) from).values(), at, length);
      case BOOL -> {
        boolean[] values = ((HostArray.Booleans) from).values();
        for (int i = 0; i < length; i++) {
          memory.put(i, (byte) (values[at + i] ? 1 : 0));
        }
      }
    }
  }
}
