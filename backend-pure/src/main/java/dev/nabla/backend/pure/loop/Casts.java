package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.DType;

/** Conversions between dtypes, each as Java's cast does it; BOOL is {@code != 0}, and 0 or 1. */
final class Casts {
  private Casts() {}

  static UnaryLoop<?, ?> of(DType from, DType to) {
    return switch (from) {
      case FLOAT32 -> fromFloats(to);
      case FLOAT64 -> fromDoubles(to);
      case INT64 -> fromLongs(to);
      case BOOL -> fromBooleans(to);
    };
  }

  /** Gives a method reference its types. */
  private static <A, R> UnaryLoop<A, R> loop(UnarySpan<A, R> loop) {
    return loop;
  }

  private static UnaryLoop<?, ?> same() {
    return (UnaryLoop<Object, Object>) System::arraycopy;
  }

  private static UnaryLoop<?, ?> fromFloats(DType to) {
    return switch (to) {
      case FLOAT32 -> same();
      case FLOAT64 -> loop(Casts::floatToDouble);
      case INT64 -> loop(Casts::floatToLong);
      case BOOL -> loop(Casts::floatToBoolean);
    };
  }

  private static UnaryLoop<?, ?> fromDoubles(DType to) {
    return switch (to) {
      case FLOAT32 -> loop(Casts::doubleToFloat);
      case FLOAT64 -> same();
      case INT64 -> loop(Casts::doubleToLong);
      case BOOL -> loop(Casts::doubleToBoolean);
    };
  }

  private static UnaryLoop<?, ?> fromLongs(DType to) {
    return switch (to) {
      case FLOAT32 -> loop(Casts::longToFloat);
      case FLOAT64 -> loop(Casts::longToDouble);
      case INT64 -> same();
      case BOOL -> loop(Casts::longToBoolean);
    };
  }

  private static UnaryLoop<?, ?> fromBooleans(DType to) {
    return switch (to) {
      case FLOAT32 -> loop(Casts::booleanToFloat);
      case FLOAT64 -> loop(Casts::booleanToDouble);
      case INT64 -> loop(Casts::booleanToLong);
      case BOOL -> same();
    };
  }

  private static void floatToDouble(float[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i];
    }
  }

  private static void floatToLong(float[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (long) a[i];
    }
  }

  private static void floatToBoolean(float[] a, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != 0;
    }
  }

  private static void doubleToFloat(double[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) a[i];
    }
  }

  private static void doubleToLong(double[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (long) a[i];
    }
  }

  private static void doubleToBoolean(double[] a, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != 0;
    }
  }

  private static void longToFloat(long[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) a[i];
    }
  }

  private static void longToDouble(long[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (double) a[i];
    }
  }

  private static void longToBoolean(long[] a, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != 0;
    }
  }

  private static void booleanToFloat(boolean[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] ? 1 : 0;
    }
  }

  private static void booleanToDouble(boolean[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] ? 1 : 0;
    }
  }

  private static void booleanToLong(boolean[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] ? 1 : 0;
    }
  }
}
