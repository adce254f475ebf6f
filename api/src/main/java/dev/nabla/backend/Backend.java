package dev.nabla.backend;

import dev.nabla.tensor.AnomalyDetection;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.NativeCensus;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.ProductCount;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a program is written against: makes tensors, parameters, layers, losses and optimizers that
 * all run on one engine.
 *
 * <p>A backend may replace any of the factories by something faster of its own that keeps the same
 * contract; the conformance kit compares it with these.
 */
public interface Backend extends LayerFactory, LossFactory, OptimizerFactory {
  /** The name that chooses it: {@code pure}. */
  String name();

  /** Begins {@link #generator} anew: the same weights on every backend, and as in PyTorch. */
  default void seed(long seed) {
    generator().seed(seed);
  }

  /** Runs {@code body} with nothing recorded on this thread, and returns its result. */
  <T> T noGrad(Supplier<T> body);

  /** Runs {@code body} with nothing recorded on this thread. */
  default void noGrad(Runnable body) {
    noGrad(
        () -> {
          body.run();
          return body;
        });
  }

  /** Runs {@code body} with everything recorded, inside {@link #noGrad} too, for its result. */
  <T> T enableGrad(Supplier<T> body);

  /** Runs {@code body} with everything recorded, inside {@link #noGrad} too. */
  default void enableGrad(Runnable body) {
    enableGrad(
        () -> {
          body.run();
          return body;
        });
  }

  /**
   * The result of {@code body}, which the tape computes a second time when a gradient needs what
   * came in between, instead of keeping that: memory for time.
   *
   * <p>Give it a piece of a network, {@code checkpoint(() -> block.forward(x))}, that computes the
   * same whenever it is called. If it draws from {@link #generator}, that is set back for the
   * second time: no other thread should draw meanwhile. What body makes and does not return is
   * released when it ends.
   */
  Tensor checkpoint(Supplier<Tensor> body);

  /**
   * Until it is closed, the first operation on this thread that makes a NaN, or an infinity where
   * no operand has one, is an error that names it and the caller's line; so is the first whose
   * gradient does, with the line that recorded it.
   *
   * <p>Each result is read back for it: for debugging alone.
   */
  AnomalyDetection detectAnomaly();

  /** Counts the multiply-adds on this thread until it is closed. */
  ProductCount countProducts();

  /** A scope on this thread, to be closed by try-with-resources. */
  Scope scope();

  /** What is alive outside the collector's sight; nothing for a backend whose arrays it sees. */
  NativeMemory nativeMemory();

  /** Counts the native arrays that are made until it is closed, by the lines that make them. */
  NativeCensus nativeCensus();

  /**
   * {@code d output / d input} for each of {@code inputs}, each gradient of its input's shape; the
   * parameters' own gradients stay. An output of several elements is summed.
   *
   * <p>With {@link GraphMode#CREATE} the gradients have gradients themselves.
   */
  List<Tensor> gradients(Tensor output, List<? extends Tensor> inputs, GraphMode mode);

  /**
   * The sum over i of {@code d outputs[i] / d input * gradOutputs[i]} for each of {@code inputs}:
   * one gradient for each output, of its shape and dtype.
   */
  default List<Tensor> gradients(
      List<? extends Tensor> outputs,
      List<? extends Tensor> inputs,
      List<? extends Tensor> gradOutputs,
      GraphMode mode) {
    return gradients(outputs, inputs, gradOutputs, mode, UnusedInputs.ERROR);
  }

  /** The same, where inputs that no output depends on may be allowed. */
  List<Tensor> gradients(
      List<? extends Tensor> outputs,
      List<? extends Tensor> inputs,
      List<? extends Tensor> gradOutputs,
      GraphMode mode,
      UnusedInputs unused);
}
