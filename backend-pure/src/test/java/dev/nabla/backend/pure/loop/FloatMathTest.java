package dev.nabla.backend.pure.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.kernel.Log2;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The functions of FLOAT32 against doubles, over arguments of every sign and exponent. */
class FloatMathTest {
  /** So many floats lie between one argument and the next; odd, so that all last bits occur. */
  private static final int STEP = 8191;

  private static final double UNITS = 2.5;

  @ParameterizedTest
  @EnumSource(
      names = {
        "EXP", "EXPM1", "LOG", "LOG2", "LOG1P", "SIN", "COS", "TANH", "SIGMOID", "ERF", "SQRT"
      })
  void isWithinItsBound(UnaryOp op) {
    float[] x = arguments();
    float[] y = new float[x.length];
    new ScalarLoops().unary(op, DType.FLOAT32).untyped().run(x, 0, y, 0, x.length);
    DoubleUnaryOperator exact = exact(op);
    for (int i = 0; i < x.length; i++) {
      check(op, x[i], y[i], exact.applyAsDouble(x[i]));
    }
  }

  private static void check(UnaryOp op, float x, float y, double exact) {
    float rounded = (float) exact;
    String call = op + "(" + x + ")";
    if (Float.isFinite(rounded) && rounded != 0) {
      double units = Math.abs(y - exact) / Math.ulp(rounded);
      assertTrue(units <= UNITS, () -> call + " is " + y + ", " + units + " units from " + exact);
    } else {
      assertEquals(rounded, y, call); // the sign of 0, too
    }
  }

  private static float[] arguments() {
    int count = (int) ((1L << 32) / STEP);
    float[] rare = {
      0f,
      -0f,
      1f,
      -1f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN,
      88.72283f,
      88.72284f,
      -87.33655f,
      -103.97f,
      -103.98f,
      -104f,
      104f,
      0x1p20f,
      0x1p21f
    };
    float[] x = new float[count + rare.length];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat(i * STEP);
    }
    System.arraycopy(rare, 0, x, count, rare.length);
    return x;
  }

  private static DoubleUnaryOperator exact(UnaryOp op) {
    return switch (op) {
      case EXP -> StrictMath::exp;
      case EXPM1 -> StrictMath::expm1;
      case LOG -> StrictMath::log;
      case LOG2 -> Log2::of;
      case LOG1P -> StrictMath::log1p;
      case SIN -> StrictMath::sin;
      case COS -> StrictMath::cos;
      case TANH -> StrictMath::tanh;
      case SIGMOID -> Functions::sigmoid;
      case ERF -> Erf::of;
      case SQRT -> StrictMath::sqrt;
      default -> throw new AssertionError(op);
    };
  }
}
