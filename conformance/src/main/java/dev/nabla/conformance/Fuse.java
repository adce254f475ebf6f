package dev.nabla.conformance;

import dev.nabla.kernel.Kernels;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has one kernel fail, and counts them; one thread's. */
final class Fuse {
  /** No kernels, and the making of arrays, of which some are made once and used again. */
  private static final Set<String> NO_KERNELS =
      Set.of(
          "create",
          "keep",
          "claim",
          "read",
          "shape",
          "dtype",
          "free",
          "isNative",
          "isOutOfMemory",
          "toString");

  private long count;
  private long last = Long.MAX_VALUE;

  /** {@code kernels} until the fuse is blown. */
  @SuppressWarnings("unchecked") // a proxy of what it is handed
  <A> Kernels<A> on(Kernels<A> kernels) {
    InvocationHandler handler = (proxy, method, arguments) -> call(kernels, method, arguments);
    return (Kernels<A>)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, handler);
  }

  private @Nullable Object call(Kernels<?> kernels, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!NO_KERNELS.contains(method.getName()) && count++ >= last) {
      last = Long.MAX_VALUE;
      throw new IllegalStateException("blown at " + method.getName());
    }
    try {
      return method.invoke(kernels, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The kernel after so many is to fail. */
  void blowAfter(long kernels) {
    last = count + kernels;
  }

  long count() {
    return count;
  }
}
