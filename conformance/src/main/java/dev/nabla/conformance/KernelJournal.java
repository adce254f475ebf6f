package dev.nabla.conformance;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Kernels that hand every call on, and remember how each array came to be. */
final class KernelJournal implements InvocationHandler {
  private static final int MOST = 50_000;

  /**
   * A call that gave an array, or none.
   *
   * @param operands the calls that made the arrays among its arguments, in their order
   */
  record Call(Method method, List<Object> arguments, List<Integer> operands) {}

  /**
   * What stands behind one array, in order.
   *
   * @param found what was read of it; null where the last call threw
   */
  record Story(Map<Integer, Call> calls, @Nullable HostArray found) {}

  private final Kernels<Object> kernels;
  private final List<Call> calls = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> makers = new IdentityHashMap<>();
  private int last = -1;
  private @Nullable HostArray read;

  @SuppressWarnings("unchecked") // arrays of theirs are all that they are given
  KernelJournal(Kernels<?> kernels) {
    this.kernels = (Kernels<Object>) kernels;
  }

  /** The kernels to be used in their place. */
  @SuppressWarnings("unchecked")
  Kernels<Object> recording() {
    Class<?>[] types = {Kernels.class};
    return (Kernels<Object>) Proxy.newProxyInstance(Kernels.class.getClassLoader(), types, this);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
      throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given;
    return switch (method.getName()) {
      case "shape",
          "dtype",
          "free",
          "isNative",
          "isOutOfMemory",
          "equals",
          "hashCode",
          "toString" ->
          handedOn(method, arguments);
      case "read" -> read(method, arguments);
      default -> made(method, arguments);
    };
  }

  private @Nullable Object handedOn(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(kernels, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private synchronized @Nullable Object read(Method method, Object... arguments) throws Throwable {
    Object values = handedOn(method, arguments);
    last = maker(arguments[0]);
    read = (HostArray) values;
    return values;
  }

  private synchronized @Nullable Object made(Method method, Object... arguments) throws Throwable {
    List<Integer> operands = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof List<?> parts) {
        parts.forEach(part -> operands.add(maker(part)));
      } else if (isArray(argument)) {
        operands.add(maker(argument));
      }
    }
    calls.add(new Call(method, List.of(arguments), operands));
    int own = calls.size() - 1;
    if (own > MOST) {
      throw new IllegalStateException("too long a story to be told");
    }
    Object result;
    try {
      result = handedOn(method, arguments);
    } catch (Throwable e) {
      last = own;
      read = null;
      throw e;
    }
    Object array = result instanceof Optional<?> fused ? fused.orElse(null) : result;
    if (array != null) {
      makers.put(array, own);
    }
    return result;
  }

  private static boolean isArray(Object argument) {
    return !(argument instanceof Enum
        || argument instanceof Number
        || argument instanceof Boolean
        || argument instanceof int[]
        || argument instanceof HostArray
        || argument instanceof Shape);
  }

  /** The call that made {@code array}; what is older than the journal is created here. */
  private int maker(Object array) {
    return makers.computeIfAbsent(
        array,
        a -> {
          List<Object> arguments = List.of(kernels.read(a), kernels.shape(a));
          calls.add(new Call(create(), arguments, List.of()));
          return calls.size() - 1;
        });
  }

  private static Method create() {
    try {
      return Kernels.class.getMethod("create", HostArray.class, Shape.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What stands behind the array read last, or the call that threw after it. */
  synchronized Optional<Story> story() {
    if (last < 0) {
      return Optional.empty();
    }
    TreeSet<Integer> needed = new TreeSet<>(List.of(last));
    for (int call = last; call >= 0; call--) {
      if (needed.contains(call)) {
        needed.addAll(calls.get(call).operands());
      }
    }
    Map<Integer, Call> told = new LinkedHashMap<>();
    needed.forEach(call -> told.put(call, calls.get(call)));
    return Optional.of(new Story(told, read));
  }
}
