package dev.nabla.backend.pure.jit;

import dev.nabla.tensor.DType;
import java.util.List;

/**
 * Arithmetic on the elements of arrays, each operation rounded by itself: operands that are arrays,
 * then operands that are one number everywhere, then the values of {@code operations}, one after
 * the other.
 *
 * @param dtype of everything, floating
 * @param arrays how many operands are arrays
 * @param numbers how many are numbers
 * @param results which values are written to arrays
 */
public record Formula(
    DType dtype, int arrays, int numbers, List<Operation> operations, List<Integer> results) {
  /**
   * One operation.
   *
   * @param a the first operand: its place among all values
   * @param b the second, or the first again
   */
  public record Operation(Arithmetic op, int a, int b) {}
}
