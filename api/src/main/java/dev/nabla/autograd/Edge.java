package dev.nabla.autograd;

/** An operand of an operation and the rule for its gradient. */
record Edge(TapeTensor<?> operand, Rule rule) {
  static Edge edge(TapeTensor<?> operand, Rule rule) {
    return new Edge(operand, rule);
  }

  /** That the rules of the other operands read this one, which has no gradient. */
  static Edge read(TapeTensor<?> operand) {
    return new Edge(operand, g -> null);
  }
}
