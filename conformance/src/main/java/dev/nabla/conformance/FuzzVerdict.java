package dev.nabla.conformance;

/**
 * What became of a program on two backends.
 *
 * @param node which value differs, or of which leaf the gradient; -1 for an error
 * @param told the difference in words
 */
record FuzzVerdict(Kind kind, int node, String told) {
  /** The kinds of outcome. */
  enum Kind {
    /** Values and gradients agree. */
    AGREES,
    /** Values agree; no gradient was to be had, or none that could be compared. */
    AGREES_IN_VALUES,
    /** A few units more or less in the middle change everything: nothing can be said. */
    SENSITIVE,
    /** The operands of some step do not fit. */
    UNFIT,
    /** A value differs. */
    VALUE,
    /** A gradient differs. */
    GRADIENT,
    /** One of the two threw. */
    ERROR
  }

  static FuzzVerdict of(Kind kind) {
    return new FuzzVerdict(kind, -1, "");
  }

  boolean fails() {
    return kind == Kind.VALUE || kind == Kind.GRADIENT || kind == Kind.ERROR;
  }
}
