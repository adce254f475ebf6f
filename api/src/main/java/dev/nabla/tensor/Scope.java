package dev.nabla.tensor;

/**
 * Releases at its end the tensors that its thread created on its backend since it was opened.
 *
 * <p>Scopes nest and are closed in reverse order, as try-with-resources does; using a released
 * tensor is an error. Parameters made inside are not released, nor is what parameters hold, values
 * and gradients.
 */
public interface Scope extends AutoCloseable {
  /**
   * Hands {@code tensor} to the scope around this one, or to the collector; returns it.
   *
   * <p>What it was computed from is not kept with it: a gradient through it must be taken inside.
   */
  <T extends Tensor> T keep(T tensor);

  @Override
  void close();
}
