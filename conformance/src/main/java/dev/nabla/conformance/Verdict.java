package dev.nabla.conformance;

/** How a test of the kit ended, the worst first. */
public enum Verdict {
  /** The backend does not do what the contract says, or not what it declares. */
  FAIL("FAIL"),
  /** Not run: a test of the lowest tier has failed. */
  BLOCKED("BLOCKED"),
  /** Declared to be wrong, with a reference, and wrong. */
  KNOWN_BUG("KNOWN BUG"),
  /** Declared to be missing, and refused. */
  UNSUPPORTED("UNSUPPORTED"),
  /** The rule is about something that this backend has no part in, such as native memory. */
  NOT_APPLICABLE("NOT APPLICABLE"),
  /** The backend keeps this part of the contract. */
  PASS("PASS");

  private final String title;

  Verdict(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
