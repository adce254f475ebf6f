package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.NativeHolder;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** The errors of native memory, which name who holds it. */
final class Exhausted {
  private static final int NAMED = 5;

  private Exhausted() {}

  /** Nothing more may be made. */
  static NablaException limit(String op, Shape shape, DType dtype, long limit, LiveArrays live) {
    return new NablaException(
        op,
        "no more than " + megabytes(limit) + " of native memory alive",
        found(shape, dtype, live),
        remedy(live, "raise -Dnabla.native.limit"));
  }

  /** The engine has nothing more. */
  static NablaException engine(
      String op, Shape shape, DType dtype, LiveArrays live, Throwable cause) {
    return new NablaException(
        op,
        "the engine to find memory for its result",
        "none (" + first(cause).getMessage() + ") beside " + found(shape, dtype, live),
        remedy(live, "set -Dnabla.native.limit to what the machine has"),
        cause);
  }

  /** What it all began with says the most. */
  private static Throwable first(Throwable error) {
    Throwable first = error;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first;
  }

  private static String found(Shape shape, DType dtype, LiveArrays live) {
    NativeMemory total = live.total();
    List<NativeHolder> holders = live.holders(0, Long.MAX_VALUE);
    return megabytes(total.bytes())
        + " in "
        + total.arrays()
        + " arrays and a result of "
        + shape
        + " "
        + dtype
        + ", the biggest holders being "
        + holders.stream()
            .limit(NAMED)
            .map(NativeHolder::toString)
            .collect(Collectors.joining("; ", "{", holders.size() > NAMED ? "; …}" : "}"));
  }

  private static String remedy(LiveArrays live, String setting) {
    String lines = live.censuses.get() > 0 ? "" : "; -Dnabla.native.census=true names the lines";
    return "open a Scope around what is needed for a while only, or " + setting + lines;
  }

  private static String megabytes(long bytes) {
    return ((bytes + (1 << 19)) >> 20) + " MB";
  }
}
