package dev.nabla.backend.pure.vector;

/**
 * Sums over the lanes of vectors, pairwise.
 *
 * <p>{@code reduceLanes} leaves the order of additions open: on Java 25 compiled code adds in
 * another one than the interpreter, so that a program would compute other bits once it is warm.
 */
final class LaneSums {
  /** So many vectors are stored at a time. */
  private static final int VECTORS = 4;

  private static final ThreadLocal<float[]> FLOAT_ROOM =
      ThreadLocal.withInitial(() -> new float[VECTORS * Lanes.FLOATS.length()]);

  private static final ThreadLocal<double[]> DOUBLE_ROOM =
      ThreadLocal.withInitial(() -> new double[VECTORS * Lanes.DOUBLES.length()]);

  private LaneSums() {}

  /** Where this thread stores vectors to be summed. */
  static float[] floats() {
    return FLOAT_ROOM.get();
  }

  static double[] doubles() {
    return DOUBLE_ROOM.get();
  }

  /** Of the vector that was stored at {@code at}, and is written over. */
  static float sum(float[] lanes, int at) {
    for (int width = Lanes.FLOATS.length() / 2; width > 0; width /= 2) {
      for (int i = at; i < at + width; i++) {
        lanes[i] += lanes[i + width];
      }
    }
    return lanes[at];
  }

  static double sum(double[] lanes, int at) {
    for (int width = Lanes.DOUBLES.length() / 2; width > 0; width /= 2) {
      for (int i = at; i < at + width; i++) {
        lanes[i] += lanes[i + width];
      }
    }
    return lanes[at];
  }
}
