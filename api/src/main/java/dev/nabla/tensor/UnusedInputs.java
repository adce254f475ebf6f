package dev.nabla.tensor;

/** What becomes of an input that the outputs do not depend on when gradients are asked for. */
public enum UnusedInputs {
  /** An error that names it. */
  ERROR,
  /** Its gradient is 0, and so are those of an output that depends on no parameter at all. */
  ZEROS
}
