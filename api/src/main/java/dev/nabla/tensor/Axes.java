package dev.nabla.tensor;

/** What becomes of the axes that a reduction folds. */
public enum Axes {
  /** They go. */
  DROP,
  /** They stay with extent 1, so that the result broadcasts against what was reduced. */
  KEEP
}
