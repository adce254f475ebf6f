package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.AnomalyDetection;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.NativeCensus;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.NativeSettings;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.ProductCount;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
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
  private final ScalarCache<A> scalars = new ScalarCache<>();
  private final AtomicLong ages = new AtomicLong();
  private final ThreadLocal<ThreadState> threads = ThreadLocal.withInitial(ThreadState::new);

  /** That of the first thread, found sooner than by its thread-local; a race is harmless. */
  private @Nullable ThreadState first;

  /**
   * A tape over {@code kernels}.
   *
   * @param backend the name that errors give
   * @param settings for native memory
   */
  public Tape(String backend, Kernels<A> kernels, NativeSettings settings) {
    this.backend = backend;
    this.kernels = kernels;
    this.isNative = kernels.isNative();
    this.memory = new Memory<>(kernels, settings);
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
    return result("tensor", shape, values.dtype(), () -> kernels.create(values, shape));
  }

  /** The scalar {@code value}. */
  Tensor scalar(double value, DType dtype) {
    Hold<A> hold = scalars.find(value, dtype);
    if (hold == null) {
      HostArray values = HostArray.of(value, dtype);
      hold = memory.keep(() -> kernels.create(values, Shape.of()));
      scalars.put(value, dtype, requireNonNull(hold.share()));
    }
    return watched(new TapeTensor<>(this, hold, Shape.of(), dtype));
  }

  /** A parameter that begins with the value of {@code value}. */
  public Parameter parameter(Tensor value) {
    Domain.FLOATING.require("parameter", value.dtype());
    TapeTensor<A> own = own("parameter", value);
    TapeParameter<A> parameter = new TapeParameter<>(own);
    watch(parameter, null); // a model made in a scope outlives it
    return parameter;
  }

  /** A buffer that begins with the value of {@code value}. */
  Buffer buffer(TapeTensor<A> value) {
    TapeBuffer<A> buffer = new TapeBuffer<>(value);
    watch(buffer, null);
    return buffer;
  }

  /** A scope on this thread. */
  public Scope scope() {
    return OpenScope.open(this, thread());
  }

  /** Runs {@code body} with nothing recorded on this thread. */
  public <T> T noGrad(Supplier<T> body) {
    return recording(false, body);
  }

  /** Runs {@code body} with everything recorded on this thread. */
  public <T> T enableGrad(Supplier<T> body) {
    return recording(true, body);
  }

  private <T> T recording(boolean recording, Supplier<T> body) {
    ThreadState thread = thread();
    boolean before = thread.recording;
    thread.recording = recording;
    try {
      return body.get();
    } finally {
      thread.recording = before;
    }
  }

  /** The result of {@code body}, computed again, with the same random numbers, by a walk. */
  public Tensor checkpoint(Supplier<Tensor> body, Generator random) {
    return thread().recording ? Checkpoint.of(this, body, random) : body.get();
  }

  /** Has each result on this thread looked at until it is closed. */
  public AnomalyDetection detectAnomaly() {
    return Anomaly.watch(this);
  }

  /** Counts the products on this thread until it is closed. */
  public ProductCount countProducts() {
    return OpenCount.open(thread());
  }

  /**
   * {@code d output / d input} for each input, summed over the elements of {@code output} if it has
   * several; no parameter's own gradient changes.
   */
  public List<Tensor> gradients(Tensor output, List<? extends Tensor> inputs, GraphMode mode) {
    own("gradients", output).requireNode("gradients");
    return walking(
        mode,
        () ->
            Gradients.of(
                this, List.of(output), inputs, List.of(ones(output)), mode, UnusedInputs.ERROR));
  }

  /** The sum over i of {@code d outputs[i] / d input * gradOutputs[i]} for each input. */
  public List<Tensor> gradients(
      List<? extends Tensor> outputs,
      List<? extends Tensor> inputs,
      List<? extends Tensor> gradOutputs,
      GraphMode mode,
      UnusedInputs unused) {
    return walking(mode, () -> Gradients.of(this, outputs, inputs, gradOutputs, mode, unused));
  }

  /**
   * Adds the gradients of {@code output}, whose own is {@code gradient} or 1, to its parameters'
   * when all of them are known.
   */
  void backward(TapeTensor<A> output, @Nullable Tensor gradient, GraphMode mode) {
    Node root = output.requireNode("backward");
    ToParameters route = new ToParameters();
    walking(
        mode,
        () -> {
          Tensor seed = gradient == null ? ones(output) : gradient;
          new Walk(thread(), route)
              .from(List.of(new Walk.Seed(root, seed)), mode, route::accumulate);
          return List.of();
        });
  }

  private static Tensor ones(Tensor like) {
    Tensor one = like.scalarLike(1);
    return like.shape().rank() == 0 ? one : one.expand(like.shape());
  }

  /**
   * Runs a walk. On a native backend its temporaries end with it, unless it is itself recorded; its
   * results do not.
   */
  List<Tensor> walking(GraphMode mode, Supplier<List<Tensor>> walk) {
    if (!isNative || mode == GraphMode.CREATE) {
      return walk.get();
    }
    try (Scope temporaries = OpenScope.passing(this, thread())) {
      List<Tensor> results = walk.get();
      results.forEach(temporaries::keep);
      return results;
    }
  }

  /** Runs {@code body}, whose temporaries end with it where their memory is used again. */
  void passing(Runnable body) {
    try (Scope temporaries = OpenScope.recycling(this, thread())) {
      body.run();
    }
  }

  /** What is alive outside the collector's sight; nothing for a backend whose arrays it sees. */
  public NativeMemory nativeMemory() {
    return memory.alive();
  }

  /** Counts what is made from now on by the lines that make it. */
  public NativeCensus nativeCensus() {
    return memory.census();
  }

  /** Tells the backend that {@code value} is a variable's from now on. */
  void kept(TapeTensor<A> value) {
    A array = value.hold().array();
    if (array != null) {
      kernels.keep(array);
    }
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
    ThreadState found = first;
    if (found != null && found.owner == Thread.currentThread()) {
      return found;
    }
    ThreadState own = threads.get();
    if (found == null || !found.owner.isAlive()) {
      first = own;
    }
    return own;
  }

  /** Whether what is done with {@code a} is to be recorded, or looked at. */
  boolean follows(TapeTensor<?> a) {
    ThreadState thread = thread();
    return (thread.recording && a.requiresGrad()) || thread.anomaly != null;
  }

  /** Whether what is done with the two is to be recorded, or looked at. */
  boolean follows(TapeTensor<?> a, TapeTensor<?> b) {
    ThreadState thread = thread();
    return (thread.recording && (a.requiresGrad() || b.requiresGrad())) || thread.anomaly != null;
  }

  long nextAge() {
    return ages.incrementAndGet();
  }

  /** The age of the latest operation. */
  long lastAge() {
    return ages.get();
  }

  /** {@code node}, with the caller's line where anomalies are looked for. */
  Node recorded(Node node) {
    if (thread().anomaly != null) {
      node.recordedAt(CallersLine.find());
    }
    return node;
  }

  /** A tensor of its own on the array and the node of {@code tensor}. */
  Tensor alias(String op, Tensor tensor) {
    TapeTensor<A> own = own(op, tensor);
    return own.alias(own.node());
  }

  /** The tape that made {@code tensor}. */
  static Tape<?> of(String op, Tensor tensor) {
    if (tensor instanceof TapeTensor<?> t) {
      return t.tape();
    }
    throw new NablaException(
        op,
        "a tensor that a backend made",
        "one of " + tensor.getClass().getName(),
        "make it with the factories of Backend");
  }

  /** The tensor of what {@code kernel} makes. */
  TapeTensor<A> result(String op, Shape shape, DType dtype, Supplier<A> kernel) {
    return requireNonNull(fused(op, shape, dtype, kernel), op);
  }

  /** The tensor of what {@code kernel} makes, or null if there is no such kernel. */
  @Nullable TapeTensor<A> fused(String op, Shape shape, DType dtype, Supplier<@Nullable A> kernel) {
    Hold<A> hold;
    try {
      hold = memory.make(op, shape, dtype, kernel);
    } finally {
      thread().unpin(); // the kernel has run, or failed
    }
    return hold == null ? null : watched(new TapeTensor<>(this, hold, shape, dtype));
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
