package dev.nabla.autograd;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode automatic differentiation over one backend's kernels: makes its tensors, records
 * what is done with them, and walks the record back.
 *
 * @param <A> the kernels' array type
 */
public final class Tape<A> {
  private final String backend;
  private final Kernels<A> kernels;
  private final boolean isNative;
  private final Memory<A> memory;
  private final AtomicLong ages = new AtomicLong();
  private final Object accumulation = new Object();
  private final ThreadLocal<ThreadState> threads = ThreadLocal.withInitial(ThreadState::new);

  /**
   * A tape over {@code kernels}.
   *
   * @param backend the name that errors give
   * @param nativeBudget bytes of native memory outside scopes above which the collector is called
   */
  public Tape(String backend, Kernels<A> kernels, long nativeBudget) {
    this.backend = backend;
    this.kernels = kernels;
    this.isNative = kernels.isNative();
    this.memory = new Memory<>(kernels, nativeBudget);
  }

  /** The elements of {@code values} under {@code shape}, which has as many. */
  public Tensor tensor(HostArray values, Shape shape) {
    if (values.length() != shape.size()) {
      throw new NablaException(
          "tensor",
          shape.size() + " elements for shape " + shape,
          Integer.toString(values.length()),
          "give one value per element");
    }
    return result(kernels.create(values, shape), shape, values.dtype());
  }

  /** A parameter that begins with the value of {@code value}. */
  public Parameter parameter(Tensor value) {
    Domain.FLOATING.require("parameter", value.dtype());
    TapeTensor<A> own = own("parameter", value);
    TapeParameter<A> parameter = new TapeParameter<>(own);
    watch(parameter, null); // a model made in a scope outlives it
    return parameter;
  }

  /** A scope on this thread. */
  public Scope scope() {
    return new OpenScope(this, thread());
  }

  /** Runs {@code body} with nothing recorded on this thread. */
  public <T> T noGrad(Supplier<T> body) {
    ThreadState thread = thread();
    boolean before = thread.recording;
    thread.recording = false;
    try {
      return body.get();
    } finally {
      thread.recording = before;
    }
  }

  /**
   * {@code d output / d input} for each input, summed over the elements of {@code output} if it has
   * several; no parameter's own gradient changes.
   */
  public List<Tensor> gradients(Tensor output, List<? extends Tensor> inputs, GraphMode mode) {
    return new Gradients<>(this).of(own("gradients", output), inputs, mode);
  }

  /** What is alive outside the collector's sight; nothing for a backend whose arrays it sees. */
  public NativeMemory nativeMemory() {
    return memory.alive();
  }

  String backend() {
    return backend;
  }

  boolean isNative() {
    return isNative;
  }

  Kernels<A> kernels() {
    return kernels;
  }

  ThreadState thread() {
    return threads.get();
  }

  /** Held while gradients are added up, so that they are added all or none. */
  Object accumulation() {
    return accumulation;
  }

  long nextAge() {
    return ages.incrementAndGet();
  }

  /** The tensor of an array fresh from a kernel. */
  TapeTensor<A> result(A array, Shape shape, DType dtype) {
    TapeTensor<A> result =
        watched(new TapeTensor<>(this, memory.adopt(array, shape, dtype), shape, dtype));
    thread().unpin(); // the kernel has run
    return result;
  }

  /** {@code tensor}, released with the scope that is open, or else by the collector. */
  <T extends TapeTensor<A>> T watched(T tensor) {
    memory.watch(tensor, tensor.hold(), thread().scope);
    return tensor;
  }

  void watch(TapeTensor<A> tensor, @Nullable OpenScope scope) {
    memory.watch(tensor, tensor.hold(), scope);
  }

  /** Whether {@code tensor} is one of this tape's. */
  public boolean holds(Tensor tensor) {
    return tensor instanceof TapeTensor<?> t && t.tape() == this;
  }

  /** {@code tensor} as one of this tape's; an error if it is another backend's. */
  @SuppressWarnings("unchecked") // the tape is the witness of A
  TapeTensor<A> own(String op, Tensor tensor) {
    if (tensor instanceof TapeTensor<?> t && t.tape() == this) {
      return (TapeTensor<A>) t;
    }
    throw new NablaException(
        op,
        "tensors of one backend, " + backend,
        (tensor.backend().equals(backend) ? "one of another instance of " : "one of ")
            + tensor.backend()
            + ", shape "
            + tensor.shape(),
        "copy it across with to(backend)");
  }
}
