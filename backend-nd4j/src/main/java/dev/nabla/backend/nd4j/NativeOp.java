package dev.nabla.backend.nd4j;

import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** An operation of ND4J's native registry, run with a given output so that nothing is allocated. */
final class NativeOp {
  static final NativeOp ADD = new NativeOp("add");
  static final NativeOp SUBTRACT = new NativeOp("subtract");
  static final NativeOp MULTIPLY = new NativeOp("multiply");
  static final NativeOp DIVIDE = new NativeOp("divide");
  static final NativeOp POW = new NativeOp("Pow");
  static final NativeOp MAXIMUM = new NativeOp("maximum");
  static final NativeOp MINIMUM = new NativeOp("minimum");
  static final NativeOp ATAN2 = new NativeOp("tf_atan2");
  static final NativeOp AND = new NativeOp("boolean_and");
  static final NativeOp OR = new NativeOp("boolean_or");
  static final NativeOp XOR = new NativeOp("boolean_xor");
  static final NativeOp EQUALS = new NativeOp("equals");
  static final NativeOp NOT_EQUALS = new NativeOp("not_equals");
  static final NativeOp LESS = new NativeOp("less");
  static final NativeOp LESS_EQUAL = new NativeOp("less_equal");
  static final NativeOp GREATER = new NativeOp("greater");
  static final NativeOp GREATER_EQUAL = new NativeOp("greater_equal");
  static final NativeOp REDUCE_SUM = new NativeOp("reduce_sum");
  static final NativeOp REDUCE_PROD = new NativeOp("reduce_prod");
  static final NativeOp REDUCE_MAX = new NativeOp("reduce_max");
  static final NativeOp REDUCE_MIN = new NativeOp("reduce_min");
  static final NativeOp ARG_MAX = new NativeOp("argmax");
  static final NativeOp ARG_MIN = new NativeOp("argmin");
  static final NativeOp CUMSUM = new NativeOp("cumsum");
  static final NativeOp REVERSE = new NativeOp("reverse");
  static final NativeOp MATMUL = new NativeOp("matmul");

  /** Names the operation and is never changed; what it works on travels in the context. */
  private final CustomOp descriptor;

  private NativeOp(String nativeName) {
    this.descriptor = DynamicCustomOp.builder(nativeName).build();
  }

  /** {@code out = op(in)}; shapes broadcast where the operation takes several. */
  Nd4jArray into(Nd4jArray out, Nd4jArray... in) {
    Nd4j.getExecutioner().exec(descriptor, context(out, in));
    return out;
  }

  /** {@code out = op(in)} along {@code axes}, of which the output has as many as the input. */
  Nd4jArray along(int[] axes, Nd4jArray out, Nd4jArray in) {
    return withIntegers(longs(axes), out, in);
  }

  /** {@code out = op(in)} with the operation's own integer arguments. */
  Nd4jArray withIntegers(long[] arguments, Nd4jArray out, Nd4jArray in) {
    OpContext context = context(out, in);
    context.setIArguments(arguments);
    context.setBArguments(true); // keepDims, for those that look at it
    Nd4j.getExecutioner().exec(descriptor, context);
    return out;
  }

  private static OpContext context(Nd4jArray out, Nd4jArray... in) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    for (int i = 0; i < in.length; i++) {
      context.setInputArray(i, in[i].values());
    }
    context.setOutputArray(0, out.values());
    return context;
  }

  private static long[] longs(int[] values) {
    long[] result = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
