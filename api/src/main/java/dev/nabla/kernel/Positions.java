package dev.nabla.kernel;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;

/** The check of index values that every backend shares, so that the error reads the same. */
public final class Positions {
  private Positions() {}

  /** Throws for the first of {@code index} outside 0 to {@code extent} - 1. */
  public static void check(String op, HostArray index, int axis, int extent) {
    for (int i = 0; i < index.length(); i++) {
      long position = index.getLong(i);
      if (position < 0 || position >= extent) {
        throw outside(op, position, axis, extent);
      }
    }
  }

  /** The error for a {@code position} outside 0 to {@code extent} - 1. */
  public static NablaException outside(String op, long position, int axis, int extent) {
    return new NablaException(
        op,
        extent == 0
            ? "no index, for axis " + axis + " is empty"
            : "an index from 0 to " + (extent - 1),
        position + " along axis " + axis + " of extent " + extent,
        "check how the index was made");
  }
}
