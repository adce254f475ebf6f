package dev.nabla.backend.pure.jit;

/** The loop of a {@link Formula}. */
@FunctionalInterface
public interface FormulaLoop {
  /**
   * Computes n elements, of array k from {@code at[k]} on; a result may go to an array that is read
   * at the same place.
   *
   * @param arrays those that are operands, then those of the results
   */
  void run(Object[] arrays, int[] at, double[] numbers, int n);
}
