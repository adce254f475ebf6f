package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever listens on a thread of calls of components: of those that the layers here make of
 * others, and of those that are made by {@link #forward}.
 */
public final class Calls {
  private static final ThreadLocal<@Nullable Listener> LISTENER = new ThreadLocal<>();

  /** Who is told. */
  public interface Listener {
    /** {@code component} is called with {@code inputs}; calls may be in one another. */
    void begins(Component component, List<Tensor> inputs);

    /** The call that began last has given {@code outputs}. */
    void ends(List<Tensor> outputs);

    /** The call that began last, and has not ended, has thrown. */
    void failed();

    /**
     * Whether the layers here leave their weights alone in calls, as {@link Embedding} else does
     * not where it has a {@code maxNorm}; they give the same all the same.
     */
    default boolean keepsWeights() {
      return false;
    }
  }

  private Calls() {}

  /** The result of {@code body}, of whose calls on this thread {@code listener} alone is told. */
  public static <T> T heardBy(Listener listener, Supplier<T> body) {
    Listener before = LISTENER.get();
    LISTENER.set(listener);
    try {
      return body.get();
    } finally {
      if (before == null) {
        LISTENER.remove();
      } else {
        LISTENER.set(before);
      }
    }
  }

  /** {@code module.forward(x)}, of which listeners are told. */
  public static Tensor forward(Module module, Tensor x) {
    return LISTENER.get() == null
        ? module.forward(x)
        : of(module, List.of(x), () -> module.forward(x), List::of);
  }

  /** The result of {@code body}, as a call of {@code component}. */
  public static <T> T of(
      Component component,
      List<Tensor> inputs,
      Supplier<T> body,
      Function<? super T, List<Tensor>> outputs) {
    Listener listener = LISTENER.get();
    if (listener == null) {
      return body.get();
    }
    listener.begins(component, inputs);
    T result;
    List<Tensor> given;
    try {
      result = body.get();
      given = outputs.apply(result);
    } catch (Throwable e) {
      listener.failed();
      throw e;
    }
    listener.ends(given);
    return result;
  }

  /** Whether who listens on this thread wants weights left alone. */
  static boolean keepsWeights() {
    Listener listener = LISTENER.get();
    return listener != null && listener.keepsWeights();
  }
}
