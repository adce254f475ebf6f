package dev.nabla.tensor;

import java.util.Arrays;

/**
 * Elements in Java's memory, in row-major order: how values enter a backend and leave it.
 *
 * <p>A host array wraps its Java array without copying it; whoever hands one over stops writing to
 * it.
 */
public sealed interface HostArray {
  /** The dtype whose elements these are. */
  DType dtype();

  /** How many elements there are. */
  int length();

  /** Element {@code i} as a double; BOOL gives 0 or 1, INT64 rounds above 2^53. */
  double getDouble(int i);

  /** Element {@code i} as a long; floating values are cut towards zero as a Java cast does. */
  long getLong(int i);

  /** FLOAT32 elements. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Floats(float[] values) implements HostArray {
    @Override
    public DType dtype() {
      return DType.FLOAT32;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double getDouble(int i) {
      return values[i];
    }

    @Override
    public long getLong(int i) {
      return (long) values[i];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Floats o && Arrays.equals(values, o.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** FLOAT64 elements. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Doubles(double[] values) implements HostArray {
    @Override
    public DType dtype() {
      return DType.FLOAT64;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double getDouble(int i) {
      return values[i];
    }

    @Override
    public long getLong(int i) {
      return (long) values[i];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Doubles o && Arrays.equals(values, o.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** INT64 elements. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Longs(long[] values) implements HostArray {
    @Override
    public DType dtype() {
      return DType.INT64;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double getDouble(int i) {
      return values[i];
    }

    @Override
    public long getLong(int i) {
      return values[i];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Longs o && Arrays.equals(values, o.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** BOOL elements. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Booleans(boolean[] values) implements HostArray {
    @Override
    public DType dtype() {
      return DType.BOOL;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double getDouble(int i) {
      return values[i] ? 1 : 0;
    }

    @Override
    public long getLong(int i) {
      return values[i] ? 1 : 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Booleans o && Arrays.equals(values, o.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** {@code length} zeros (false for BOOL), to be filled by the caller. */
  static HostArray allocate(DType dtype, int length) {
    return switch (dtype) {
      case FLOAT32 -> new Floats(new float[length]);
      case FLOAT64 -> new Doubles(new double[length]);
      case INT64 -> new Longs(new long[length]);
      case BOOL -> new Booleans(new boolean[length]);
    };
  }

  /**
   * One element: {@code value} in {@code dtype}, rounded to FLOAT32 if it is that.
   *
   * <p>For INT64 a fraction, or a number from 2^53 on, which a double may not hold exactly, is an
   * error.
   */
  static HostArray of(double value, DType dtype) {
    if (dtype == DType.INT64 && !(value == Math.rint(value) && Math.abs(value) < 0x1p53)) {
      throw new NablaException(
          "number",
          "an integer below 2^53 for INT64",
          Double.toString(value),
          "convert the tensor with to(DType.FLOAT32), or make the number a tensor");
    }
    return switch (dtype) {
      case FLOAT32 -> new Floats(new float[] {(float) value});
      case FLOAT64 -> new Doubles(new double[] {value});
      case INT64 -> new Longs(new long[] {(long) value});
      case BOOL -> new Booleans(new boolean[] {value != 0});
    };
  }
}
