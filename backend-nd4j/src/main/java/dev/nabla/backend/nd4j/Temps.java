package dev.nabla.backend.nd4j;

import java.util.ArrayList;
import java.util.List;

/** The arrays that a kernel needs only until it returns. */
final class Temps implements AutoCloseable {
  private final List<Nd4jArray> arrays = new ArrayList<>(4);

  /** {@code a}, to be freed at the end. */
  Nd4jArray add(Nd4jArray a) {
    arrays.add(a);
    return a;
  }

  @Override
  public void close() {
    for (Nd4jArray a : arrays) {
      a.free();
    }
  }
}
