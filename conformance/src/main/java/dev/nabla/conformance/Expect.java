package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The assertions of the kit. */
final class Expect {
  private Expect() {}

  /** A test with a stable name, its parts joined as {@code mul/f32/broadcast}. */
  static DynamicTest test(Executable body, Object... parts) {
    StringBuilder id = new StringBuilder();
    for (Object part : parts) {
      id.append(id.length() == 0 ? "" : "/").append(part instanceof DType d ? name(d) : part);
    }
    String name = id.toString();
    return DynamicTest.dynamicTest(name, () -> named(name, body));
  }

  /** Puts the name before the message: some reports number dynamic tests instead. */
  private static void named(String name, Executable body) throws Throwable {
    try {
      body.execute();
    } catch (AssertionError | NablaException e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  /** {@code f32}, {@code f64}, {@code i64}, {@code bool}. */
  static String name(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> "f32";
      case FLOAT64 -> "f64";
      case INT64 -> "i64";
      case BOOL -> "bool";
    };
  }

  /** {@code actual[index]} is {@code expected(index)}, exactly. */
  static void same(Tensor actual, DType dtype, Shape shape, ToDoubleFunction<int[]> expected) {
    within(0, actual, dtype, shape, expected);
  }

  /** {@code actual[index]} is {@code expected(index)}, to so many units in the last place. */
  static void within(
      double ulps, Tensor actual, DType dtype, Shape shape, ToDoubleFunction<int[]> expected) {
    near(0, ulps, actual, dtype, shape, expected);
  }

  /** The same, or to so many units in the last place of 1: for sums of terms of about that size. */
  static void near(
      double ofOne,
      double ulps,
      Tensor actual,
      DType dtype,
      Shape shape,
      ToDoubleFunction<int[]> expected) {
    assertEquals(shape, actual.shape(), "shape");
    assertEquals(dtype, actual.dtype(), "dtype");
    HostArray values = actual.toHost();
    assertEquals(dtype, values.dtype(), "dtype of the values read");
    assertEquals(shape.size(), values.length(), "number of values read");
    int[] index = new int[shape.rank()];
    for (int i = 0; i < values.length(); i++) {
      double wanted = expected.applyAsDouble(index);
      double found = values.getDouble(i);
      double error = ulps(dtype, wanted, found);
      double absolute = Math.abs(found - wanted) / unit(dtype, 1);
      boolean nearOne = absolute <= Measured.widened(ofOne);
      Measured.note(nearOne ? Math.min(error, absolute) : error, Measured.widened(ulps));
      if (!(error <= Measured.widened(ulps)) && !nearOne) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "at %s of %s: expected %s, but found %s: %.1f ULP, allowed are %.1f",
                Arrays.toString(index),
                shape,
                wanted,
                found,
                error,
                Measured.widened(ulps)));
      }
      advance(index, shape);
    }
  }

  /** The unit in the last place of {@code value} in dtype, that of the least normal at least. */
  private static double unit(DType dtype, double value) {
    return dtype == DType.FLOAT32
        ? Math.max(Math.ulp((float) value), Float.MIN_NORMAL)
        : Math.max(Math.ulp(value), Double.MIN_NORMAL);
  }

  /** How many units in the last place of {@code wanted}, rounded to dtype, lie between the two. */
  static double ulps(DType dtype, double wanted, double found) {
    double rounded = dtype == DType.FLOAT32 ? (float) wanted : wanted;
    if (rounded == found || (Double.isNaN(rounded) && Double.isNaN(found))) {
      return 0;
    }
    double error = Math.abs(found - wanted) / unit(dtype, rounded);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** {@code body} throws the contract's error, whose text has all of {@code parts}. */
  static void error(Executable body, String... parts) {
    String message = String.valueOf(assertThrows(NablaException.class, body).getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
    for (String part : new String[] {": expected ", ", but found ", "; "}) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
    assertTrue(message.indexOf('\n') < 0, () -> "more than one line: " + message);
  }

  /** The next index in row-major order. */
  static void advance(int[] index, Shape shape) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape.extent(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }

  /** Holds {@code found} against what was recorded: dtype, shape and every element. */
  static void recorded(Tolerance tolerance, int terms, String where, Stored wanted, Tensor found) {
    assertEquals(wanted.values().dtype(), found.dtype(), where + ": dtype");
    assertEquals(wanted.shape(), found.shape(), where + ": shape");
    new Comparison(tolerance, terms, wanted, found.toHost(), true).requireWithin(where);
  }

  /** What {@code tensors} has under {@code name}; an error that says what there is. */
  static <T extends Tensor> T named(Map<String, T> tensors, String name) {
    T found = tensors.get(name);
    if (found == null) {
      throw new AssertionError("no " + name + " among " + tensors.keySet());
    }
    return found;
  }
}
