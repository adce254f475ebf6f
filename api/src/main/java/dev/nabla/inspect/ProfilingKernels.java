package dev.nabla.inspect;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes the time and the bytes of every operation in a {@link Profile}.
 *
 * @param <A> an array with its shape and dtype
 */
public final class ProfilingKernels<A> extends InterceptingKernels<A> {
  private final Kernels<A> inner;
  private final Profile profile;

  /** Notes in {@code profile} what {@code inner} does. */
  public ProfilingKernels(Kernels<A> inner, Profile profile) {
    this.inner = inner;
    this.profile = profile;
  }

  @Override
  @Nullable A call(KernelCall call, List<A> operands) {
    long begin = System.nanoTime();
    A result = call.on(inner, operands);
    long end = System.nanoTime();
    if (result != null) {
      long bytes = bytes(result);
      StringBuilder shapes = new StringBuilder();
      for (A operand : operands) {
        bytes += bytes(operand);
        shapes.append(shapes.length() == 0 ? "" : ", ").append(inner.shape(operand));
      }
      profile.add(call.op(), shapes + " -> " + inner.shape(result), begin, end, bytes);
    }
    return result;
  }

  private long bytes(A a) {
    return inner.shape(a).size() * inner.dtype(a).bytes();
  }

  @Override
  public HostArray read(A a) {
    long begin = System.nanoTime();
    HostArray values = inner.read(a);
    profile.add("read", inner.shape(a).toString(), begin, System.nanoTime(), bytes(a));
    return values;
  }

  @Override
  public Shape shape(A a) {
    return inner.shape(a);
  }

  @Override
  public DType dtype(A a) {
    return inner.dtype(a);
  }

  @Override
  public boolean isNative() {
    return inner.isNative();
  }

  @Override
  public boolean isOutOfMemory(Throwable error) {
    return inner.isOutOfMemory(error);
  }

  @Override
  public void keep(A a) {
    inner.keep(a);
  }

  @Override
  public boolean claim(A a) {
    return inner.claim(a);
  }

  @Override
  public void free(A a) {
    inner.free(a);
  }
}
