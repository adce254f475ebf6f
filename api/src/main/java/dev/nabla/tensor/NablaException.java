package dev.nabla.tensor;

/**
 * {@code where: expected …, but found …; remedy}: the one exception of the contract, with the same
 * text on every backend.
 *
 * <p>It is thrown for what a caller can mend: shapes, dtypes, a graph walked twice, a backend that
 * is not there. Nothing is half-done when it is thrown.
 */
public final class NablaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An error in the three parts that every error has.
   *
   * @param where the operation or factory, as the caller spells it
   * @param expected what it needs
   * @param found what it got, with shapes, dtypes and names
   * @param remedy what to do, in the imperative
   */
  public NablaException(String where, String expected, String found, String remedy) {
    super(where + ": expected " + expected + ", but found " + found + "; " + remedy);
  }

  /** The same, with what went wrong below. */
  public NablaException(
      String where, String expected, String found, String remedy, Throwable cause) {
    this(where, expected, found, remedy);
    initCause(cause);
  }
}
