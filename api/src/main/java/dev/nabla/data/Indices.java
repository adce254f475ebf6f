package dev.nabla.data;

import dev.nabla.tensor.HostArray;
import java.util.stream.LongStream;

/** Numbers of samples. */
final class Indices {
  private Indices() {}

  static int[] of(HostArray.Longs drawn) {
    return LongStream.of(drawn.values()).mapToInt(Math::toIntExact).toArray();
  }
}
