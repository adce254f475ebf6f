package dev.nabla.inspect;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of every operation in one line: {@code matmul FLOAT32 [2, 3], FLOAT32 [3, 4] -> FLOAT32 [2,
 * 4], in Linear.forward(Linear.java:60)}.
 *
 * @param <A> an array with its shape and dtype
 */
public final class TracingKernels<A> extends InterceptingKernels<A> {
  private final Kernels<A> inner;
  private final Consumer<String> log;

  /** Tells {@code log} what {@code inner} does. */
  public TracingKernels(Kernels<A> inner, Consumer<String> log) {
    this.inner = inner;
    this.log = log;
  }

  @Override
  @Nullable A call(KernelCall call, List<A> operands) {
    A result = call.on(inner, operands);
    if (result != null) {
      String in = operands.stream().map(this::told).collect(Collectors.joining(", "));
      String from = in.isEmpty() ? "" : " " + in;
      log.accept(call.op() + from + " -> " + told(result) + Places.components());
    }
    return result;
  }

  private String told(A a) {
    return inner.dtype(a) + " " + inner.shape(a);
  }

  @Override
  public HostArray read(A a) {
    return inner.read(a);
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
