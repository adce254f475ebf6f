package dev.nabla.backend;

import dev.nabla.autograd.Tape;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.AnomalyDetection;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
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
import java.util.function.Supplier;

/**
 * A backend made of kernels alone: the one tape above them does the rest.
 *
 * <p>A backend with a faster loss, optimizer or layer of its own extends this and overrides that
 * factory.
 *
 * @param <A> the kernels' array type
 */
public class KernelBackend<A> implements Backend {
  /** What PyTorch's default generator begins with. */
  private static final long DEFAULT_SEED = 67280421310721L;

  private final String name;
  private final Tape<A> tape;
  private final Generator generator = new Generator(DEFAULT_SEED);

  /** A backend called {@code name} over {@code kernels}. */
  public KernelBackend(String name, Kernels<A> kernels) {
    this(name, kernels, NativeSettings.ofProperties());
  }

  /** The same, with settings for native memory in the place of those that properties give. */
  public KernelBackend(String name, Kernels<A> kernels, NativeSettings settings) {
    this.name = name;
    this.tape = new Tape<>(name, kernels, settings);
  }

  /** A backend called {@code name} over {@code kernels} whose array type nobody needs to name. */
  public static <A> Backend over(String name, Kernels<A> kernels) {
    return new KernelBackend<>(name, kernels);
  }

  /** The same, with settings for native memory in the place of those that properties give. */
  public static <A> Backend over(String name, Kernels<A> kernels, NativeSettings settings) {
    return new KernelBackend<>(name, kernels, settings);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Tensor tensor(HostArray values, Shape shape) {
    return tape.tensor(values, shape);
  }

  @Override
  public final boolean holds(Tensor tensor) {
    return tape.holds(tensor);
  }

  @Override
  public final Parameter parameter(Tensor value) {
    return tape.parameter(value);
  }

  @Override
  public final Generator generator() {
    return generator;
  }

  @Override
  public final <T> T noGrad(Supplier<T> body) {
    return tape.noGrad(body);
  }

  @Override
  public final <T> T enableGrad(Supplier<T> body) {
    return tape.enableGrad(body);
  }

  @Override
  public final Tensor checkpoint(Supplier<Tensor> body) {
    return tape.checkpoint(body, generator);
  }

  @Override
  public final AnomalyDetection detectAnomaly() {
    return tape.detectAnomaly();
  }

  @Override
  public final ProductCount countProducts() {
    return tape.countProducts();
  }

  @Override
  public final Scope scope() {
    return tape.scope();
  }

  @Override
  public final NativeMemory nativeMemory() {
    return tape.nativeMemory();
  }

  @Override
  public final NativeCensus nativeCensus() {
    return tape.nativeCensus();
  }

  @Override
  public final List<Tensor> gradients(
      Tensor output, List<? extends Tensor> inputs, GraphMode mode) {
    return tape.gradients(output, inputs, mode);
  }

  @Override
  public final List<Tensor> gradients(
      List<? extends Tensor> outputs,
      List<? extends Tensor> inputs,
      List<? extends Tensor> gradOutputs,
      GraphMode mode,
      UnusedInputs unused) {
    return tape.gradients(outputs, inputs, gradOutputs, mode, unused);
  }

  @Override
  public String toString() {
    return name;
  }
}
