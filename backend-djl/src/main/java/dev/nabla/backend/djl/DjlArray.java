package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A native array with its dtype and shape, which the engine would tell only by a native call: the
 * address alone until a kernel asks for DJL's array.
 */
final class DjlArray {
  private final NativeArrays arrays;
  private final long address;
  private final DType dtype;
  private final Shape shape;
  private @Nullable PtNDArray nd;

  private DjlArray(
      NativeArrays arrays, long address, @Nullable PtNDArray nd, DType dtype, Shape shape) {
    this.arrays = arrays;
    this.address = address;
    this.nd = nd;
    this.dtype = dtype;
    this.shape = shape;
  }

  /** What a function of {@link Native} made. */
  static DjlArray bare(NativeArrays arrays, long address, DType dtype, Shape shape) {
    arrays.count.incrementAndGet();
    return new DjlArray(arrays, address, null, dtype, shape);
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    return shape;
  }

  int rank() {
    return shape.rank();
  }

  long address() {
    return address;
  }

  /** DJL's array, which no scope closes. */
  NDArray nd() {
    return pt();
  }

  /** The array as {@code JniUtils} takes it. */
  synchronized PtNDArray pt() {
    if (nd == null) {
      nd = new PtNDArray(arrays.manager, address);
      NDScope.unregister(nd);
      arrays.count.decrementAndGet();
    }
    return nd;
  }

  /** The result of a kernel: whatever scope is open on this thread does not close it. */
  DjlArray result(NDArray made, DType as, Shape resultShape) {
    NDScope.unregister(made);
    PtNDArray own = (PtNDArray) made;
    return new DjlArray(arrays, own.getHandle(), own, as, resultShape);
  }

  /** A result with this array's dtype. */
  DjlArray as(NDArray made, Shape resultShape) {
    return result(made, dtype, resultShape);
  }

  /** A result with this array's dtype and shape. */
  DjlArray like(NDArray made) {
    return result(made, dtype, shape);
  }

  /** A bare result. */
  DjlArray result(long made, DType as, Shape resultShape) {
    return bare(arrays, made, as, resultShape);
  }

  /** A bare result with this array's dtype. */
  DjlArray as(long made, Shape resultShape) {
    return bare(arrays, made, dtype, resultShape);
  }

  /** A bare result with this array's dtype and shape. */
  DjlArray like(long made) {
    return bare(arrays, made, dtype, shape);
  }

  /** Closing also takes DJL's array out of the manager, which is all that still holds it. */
  synchronized void free() {
    if (nd == null) {
      arrays.count.decrementAndGet();
      JniUtils.deleteNDArray(address);
    } else {
      nd.close();
    }
  }
}
