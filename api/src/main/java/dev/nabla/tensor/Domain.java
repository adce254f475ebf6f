package dev.nabla.tensor;

/** The dtypes an operation is defined for. */
public enum Domain {
  /** FLOAT32 and FLOAT64. */
  FLOATING("a floating dtype (FLOAT32 or FLOAT64)", "to(DType.FLOAT32)"),
  /** FLOAT32, FLOAT64 and INT64. */
  NUMERIC("a numeric dtype (FLOAT32, FLOAT64 or INT64)", "to(DType.INT64)"),
  /** BOOL alone. */
  LOGICAL("dtype BOOL", "to(DType.BOOL)"),
  /** Every dtype. */
  ANY("any dtype", "to(DType)");

  private final String description;
  private final String remedy;

  Domain(String description, String remedy) {
    this.description = description;
    this.remedy = remedy;
  }

  /** Whether the operation is defined for {@code dtype}. */
  public boolean contains(DType dtype) {
    return switch (this) {
      case FLOATING -> dtype.isFloating();
      case NUMERIC -> dtype != DType.BOOL;
      case LOGICAL -> dtype == DType.BOOL;
      case ANY -> true;
    };
  }

  /** Throws an error that names {@code op} and the conversion to call, unless dtype is inside. */
  public void require(String op, DType dtype) {
    if (!contains(dtype)) {
      throw new NablaException(op, description, dtype.name(), "convert with " + remedy);
    }
  }
}
