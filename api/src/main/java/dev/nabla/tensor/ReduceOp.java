package dev.nabla.tensor;

import java.util.Locale;

/** What folds the elements along some axes into one. */
public enum ReduceOp {
  /**
   * The sum, 0 of nothing. Four terms or fewer are added in order and rounded each time, so that
   * small models give the same digits everywhere; more of FLOAT32 accumulate pairwise or in double,
   * never naively.
   */
  SUM(Domain.NUMERIC),
  /** The product, 1 of nothing. */
  PROD(Domain.NUMERIC),
  /** The greatest element, NaN if any is; for BOOL whether any is true. */
  MAX(Domain.ANY),
  /** The least element, NaN if any is; for BOOL whether all are true. */
  MIN(Domain.ANY);

  private final Domain domain;
  private final String label = name().toLowerCase(Locale.ROOT);

  ReduceOp(Domain domain) {
    this.domain = domain;
  }

  /** The dtypes it takes. */
  public Domain domain() {
    return domain;
  }

  /** Whether it has a value for no elements at all. */
  public boolean hasIdentity() {
    return this == SUM || this == PROD;
  }

  /** Its name in errors and reports: {@code sum}. */
  public String label() {
    return label;
  }
}
