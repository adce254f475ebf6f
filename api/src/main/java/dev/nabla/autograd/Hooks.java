package dev.nabla.autograd;

import dev.nabla.tensor.GradientHook;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What users have run on the gradient of one node. */
final class Hooks {
  private final Tape<?> tape;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<Entry> last = new CopyOnWriteArrayList<>();

  Hooks(Tape<?> tape) {
    this.tape = tape;
  }

  GradientHook add(UnaryOperator<Tensor> hook) {
    return add(entries, hook);
  }

  /** Has {@code hook} run after those that {@link #add} registered and will register. */
  GradientHook addLast(UnaryOperator<Tensor> hook) {
    return add(last, hook);
  }

  private static GradientHook add(List<Entry> to, UnaryOperator<Tensor> hook) {
    Entry entry = new Entry(hook);
    to.add(entry);
    return () -> to.remove(entry);
  }

  /**
   * What the hooks make of {@code gradient}. They may store what they see, so that it belongs to
   * the scope around the walk and not to the walk.
   */
  Tensor apply(Tensor gradient) {
    if (entries.isEmpty() && last.isEmpty()) {
      return gradient;
    }
    ThreadState thread = tape.thread();
    OpenScope walk = thread.scope;
    thread.scope = walk == null ? null : walk.lasting();
    try {
      return run(last, run(entries, tape.alias("onGradient", gradient)));
    } finally {
      thread.scope = walk;
    }
  }

  private Tensor run(List<Entry> hooks, Tensor gradient) {
    Tensor current = gradient;
    for (Entry entry : hooks) {
      current = checked(entry.hook.apply(current), gradient);
    }
    return current;
  }

  private Tensor checked(@Nullable Tensor returned, Tensor gradient) {
    if (returned == null) {
      throw new NablaException(
          "onGradient",
          "a gradient from the hook",
          "null",
          "return the gradient that it was given");
    }
    Gradients.requireLike("onGradient", gradient, tape.own("onGradient", returned));
    return returned;
  }

  /** One registration: the same hook may be registered twice. */
  private static final class Entry {
    private final UnaryOperator<Tensor> hook;

    Entry(UnaryOperator<Tensor> hook) {
      this.hook = hook;
    }
  }
}
