package dev.nabla.backend.djl;

import ai.djl.pytorch.jni.JniUtils;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;

/**
 * Functions of DJL's bridge to PyTorch on the bare addresses of arrays.
 *
 * <p>The array that DJL makes of each result, with its name, its place in a manager and in a scope,
 * takes as long as PyTorch does for a few elements. The bridge is no public class, hence the
 * handles; constants of records, which the compiler sees through.
 */
final class Native {
  static final Function ADD = binary("torchAdd");
  static final Function SUB = binary("torchSub");
  static final Function MUL = binary("torchMul");
  static final Function DIV = binary("torchTrueDivide");
  static final Function MAXIMUM = binary("torchMaximum");
  static final Function MINIMUM = binary("torchMinimum");
  static final Function EQ = binary("torchEq");
  static final Function NE = binary("torchNeq");
  static final Function LT = binary("torchLt");
  static final Function LE = binary("torchLte");
  static final Function GT = binary("torchGt");
  static final Function GE = binary("torchGte");
  static final Function MATMUL = binary("torchMatmul");
  static final Function NEG = unary("torchNeg");
  static final Function ABS = unary("torchAbs");
  static final Function SQUARE = unary("torchSquare");
  static final Function EXP = unary("torchExp");
  static final Function LOG = unary("torchLog");
  static final Function TANH = unary("torchTanh");
  static final Function SIGMOID = unary("torchSigmoid");
  static final Function RELU = unary("torchNNRelu");
  static final Function CONTIGUOUS = unary("torchToContiguous");
  static final Function RESHAPE = function("torchReshape", long.class, long[].class);
  static final Function PERMUTE = function("torchPermute", long.class, long[].class);
  static final Function EXPAND = function("torchExpand", long.class, long[].class);
  static final Function SUM = function("torchSum", long.class, long[].class, boolean.class);
  static final Function SOFTMAX = function("torchSoftmax", long.class, long.class, int.class);
  static final Function LOG_SOFTMAX =
      function("torchLogSoftmax", long.class, long.class, int.class);
  static final Function WHERE = function("torchWhere", long.class, long.class, long.class);
  static final Function GATHER =
      function("torchGather", long.class, long.class, long.class, boolean.class);
  private static final Function EMPTY =
      function("torchEmpty", long[].class, int.class, int.class, int[].class, boolean.class);
  private static final Function IS_CONTIGUOUS =
      new Function(find("torchIsContiguous", MethodType.methodType(boolean.class, long.class)));
  private static final Function BUFFER =
      new Function(
          find("torchDirectByteBuffer", MethodType.methodType(ByteBuffer.class, long.class)));

  private static final int DENSE = 0;

  private Native() {}

  /** One of them; its calls are exact in their types. */
  record Function(MethodHandle handle) {
    long of(long a) {
      try {
        return (long) handle.invokeExact(a);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    long of(long a, long b) {
      try {
        return (long) handle.invokeExact(a, b);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    long of(long a, long b, long c) {
      try {
        return (long) handle.invokeExact(a, b, c);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    long of(long a, long[] b) {
      try {
        return (long) handle.invokeExact(a, b);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    long of(long a, long[] b, boolean c) {
      try {
        return (long) handle.invokeExact(a, b, c);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    long of(long a, long b, int c) {
      try {
        return (long) handle.invokeExact(a, b, c);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    long of(long a, long b, long c, boolean d) {
      try {
        return (long) handle.invokeExact(a, b, c, d);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }
  }

  /** Elements yet to be written, in row-major order, on the CPU. */
  static long empty(long[] extents, int dtype) {
    try {
      return (long) EMPTY.handle.invokeExact(extents, dtype, DENSE, new int[] {0, -1}, false);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  static boolean isContiguous(long a) {
    try {
      return (boolean) IS_CONTIGUOUS.handle.invokeExact(a);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** The memory of {@code a}, which is contiguous. */
  static ByteBuffer buffer(long a) {
    try {
      return (ByteBuffer) BUFFER.handle.invokeExact(a);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  private static Function unary(String name) {
    return function(name, long.class);
  }

  private static Function binary(String name) {
    return function(name, long.class, long.class);
  }

  private static Function function(String name, Class<?>... parameters) {
    return new Function(find(name, MethodType.methodType(long.class, parameters)));
  }

  private static MethodHandle find(String name, MethodType type) {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(JniUtils.class, MethodHandles.lookup());
      Class<?> bridge = lookup.findClass("ai.djl.pytorch.jni.PyTorchLibrary");
      Object library = lookup.findStaticVarHandle(bridge, "LIB", bridge).get();
      return lookup.findVirtual(bridge, name, type).bindTo(library);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DJL's bridge to PyTorch has no " + name, e);
    }
  }
}
