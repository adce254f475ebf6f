package dev.nabla.tensor;

import java.util.List;

/**
 * Counts the native arrays that any thread makes on its backend until it is closed, by the lines
 * that make them.
 *
 * <p>Each new array costs a walk up the stack meanwhile: for debugging and tests.
 */
public interface NativeCensus extends AutoCloseable {
  /**
   * What is still alive of what was made while this was open, the heaviest first; what the
   * collector has found until now is freed before.
   */
  List<NativeHolder> alive();

  @Override
  void close();
}
