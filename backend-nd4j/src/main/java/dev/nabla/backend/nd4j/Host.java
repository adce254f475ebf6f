package dev.nabla.backend.nd4j;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.lang.ref.Reference;
import org.bytedeco.javacpp.BooleanPointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ops.impl.transforms.any.Assign;
import org.nd4j.linalg.factory.Nd4j;

/** Elements between Java's memory, native memory and the dtypes; whole buffers at a time. */
final class Host {
  private Host() {}

  static Nd4jArray create(HostArray values, Shape shape) {
    return write(values, Nd4jArray.allocate(values.dtype(), shape));
  }

  /** All elements of {@code result}. */
  static Nd4jArray write(HostArray values, Nd4jArray result) {
    if (!result.isEmpty()) {
      put(values, result.buffer().pointer());
    }
    return result;
  }

  /** A scalar of shape []. */
  static Nd4jArray scalar(double value, DType dtype) {
    return create(HostArray.of(value, dtype), Shape.of());
  }

  static HostArray read(Nd4jArray a) {
    HostArray result = HostArray.allocate(a.dtype(), Math.toIntExact(a.shape().size()));
    try {
      if (!a.isEmpty()) {
        get(result, a.buffer().pointer());
      }
    } finally {
      // Else a collection during the copy could close the buffer of an array just dropped.
      Reference.reachabilityFence(a);
    }
    return result;
  }

  private static void put(HostArray values, Pointer target) {
    if (values instanceof HostArray.Floats f) {
      ((FloatPointer) target).put(f.values());
    } else if (values instanceof HostArray.Doubles d) {
      ((DoublePointer) target).put(d.values());
    } else if (values instanceof HostArray.Longs l) {
      ((LongPointer) target).put(l.values());
    } else if (values instanceof HostArray.Booleans b) {
      ((BooleanPointer) target).put(b.values());
    }
  }

  private static void get(HostArray values, Pointer source) {
    if (values instanceof HostArray.Floats f) {
      ((FloatPointer) source).get(f.values());
    } else if (values instanceof HostArray.Doubles d) {
      ((DoublePointer) source).get(d.values());
    } else if (values instanceof HostArray.Longs l) {
      ((LongPointer) source).get(l.values());
    } else if (values instanceof HostArray.Booleans b) {
      ((BooleanPointer) source).get(b.values());
    }
  }

  /** How far apart in row-major order the elements along {@code axis} are. */
  static int step(Shape shape, int axis) {
    int step = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      step *= shape.extent(i);
    }
    return step;
  }

  static Nd4jArray cast(Nd4jArray a, DType dtype) {
    if (a.dtype() == dtype) {
      return a.reshaped(a.shape());
    }
    Nd4jArray result = Nd4jArray.allocate(dtype, a.shape());
    if (!result.isEmpty()) {
      Nd4j.exec(new Assign(a.values(), result.values()));
    }
    return result;
  }
}
