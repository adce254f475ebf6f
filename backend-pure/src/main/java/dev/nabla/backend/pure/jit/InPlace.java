package dev.nabla.backend.pure.jit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Loops in plain Java, one for each way in which results are written over operands: HotSpot makes
 * vectors of a loop that has few arrays, and the same index for all of them.
 */
final class InPlace implements FormulaLoop {
  private final int operands;
  private final Function<List<Integer>, FormulaLoop> maker;
  private final Map<List<Integer>, FormulaLoop> loops = new ConcurrentHashMap<>();

  /**
   * Of {@code operands} arrays and then those of results.
   *
   * @param maker takes for each result the operand that it is written over, or -1
   */
  InPlace(int operands, Function<List<Integer>, FormulaLoop> maker) {
    this.operands = operands;
    this.maker = maker;
  }

  @Override
  public void run(Object[] arrays, int[] at, double[] numbers, int n) {
    List<Integer> over = new ArrayList<>(arrays.length - operands);
    for (int k = operands; k < arrays.length; k++) {
      over.add(operand(arrays, arrays[k]));
    }
    loops.computeIfAbsent(over, maker).run(arrays, at, numbers, n);
  }

  private int operand(Object[] arrays, Object result) {
    for (int k = 0; k < operands; k++) {
      if (arrays[k] == result) {
        return k;
      }
    }
    return -1;
  }
}
