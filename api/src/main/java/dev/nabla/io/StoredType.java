package dev.nabla.io;

import dev.nabla.tensor.DType;

/**
 * The type of a tensor's elements in a file, in the order of their alignment: written are those of
 * {@link DType}, and the others are read as one that holds each of their values exactly.
 */
public enum StoredType {
  /** A byte, 0 or 1. */
  BOOL(1, DType.BOOL),
  /** Unsigned, of 8 bits; read as INT64, as all the integers are. */
  U8(1, DType.INT64),
  /** Signed, of 8 bits. */
  I8(1, DType.INT64),
  /** Signed, of 16 bits. */
  I16(2, DType.INT64),
  /** Unsigned, of 16 bits. */
  U16(2, DType.INT64),
  /** IEEE 754 half precision; read as FLOAT32. */
  F16(2, DType.FLOAT32),
  /** The upper half of a FLOAT32; read as that. */
  BF16(2, DType.FLOAT32),
  /** Signed, of 32 bits. */
  I32(4, DType.INT64),
  /** Unsigned, of 32 bits. */
  U32(4, DType.INT64),
  /** IEEE 754 single precision. */
  F32(4, DType.FLOAT32),
  /** IEEE 754 double precision. */
  F64(8, DType.FLOAT64),
  /** Signed, of 64 bits. */
  I64(8, DType.INT64);

  private final int bytes;
  private final DType dtype;

  StoredType(int bytes, DType dtype) {
    this.bytes = bytes;
    this.dtype = dtype;
  }

  /** Bytes an element takes in the file. */
  public int bytes() {
    return bytes;
  }

  /** What it is read as. */
  public DType dtype() {
    return dtype;
  }

  /** What {@code dtype} is written as. */
  static StoredType of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> F32;
      case FLOAT64 -> F64;
      case INT64 -> I64;
      case BOOL -> BOOL;
    };
  }
}
