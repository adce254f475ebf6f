package dev.nabla.functional;

/** What becomes of the rows of a bag. */
public enum BagMode {
  /** They are added up. */
  SUM,
  /** Their mean is taken. */
  MEAN,
  /** Of each column the greatest value is taken. */
  MAX
}
