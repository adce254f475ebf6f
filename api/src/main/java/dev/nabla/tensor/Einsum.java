package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sums of products over labelled axes, contracted in pairs from left to right. */
final class Einsum {
  private Einsum() {}

  static Tensor of(String text, Tensor... operands) {
    if (operands.length == 0) {
      throw new NablaException("einsum", "at least one operand", "none", "pass a tensor");
    }
    Equation equation = new Equation(text, operands);
    List<Labelled> terms = new ArrayList<>();
    for (int i = 0; i < operands.length; i++) {
      terms.add(Labelled.of(operands[i], equation.operands().get(i)));
    }
    Labelled product = terms.get(0);
    for (int i = 1; i < terms.size(); i++) {
      Set<Integer> needed = new HashSet<>(equation.output());
      equation.operands().subList(i + 1, terms.size()).forEach(needed::addAll);
      product = product.times(terms.get(i), needed);
    }
    return product.summedBut(equation.output()).inOrder(equation.output());
  }
}
