package dev.nabla.tensor;

/** The type of a tensor's elements. */
public enum DType {
  /** IEEE 754 single precision, the default. */
  FLOAT32(4),
  /** IEEE 754 double precision. */
  FLOAT64(8),
  /** Two's complement 64-bit integer; arithmetic wraps around. */
  INT64(8),
  /** True or false. */
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether gradients exist for this type: FLOAT32 and FLOAT64. */
  public boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }
}
