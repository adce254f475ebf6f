package dev.nabla.autograd;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope on its thread's stack of them. */
final class OpenScope implements Scope {
  private final Tape<?> tape;
  private final ThreadState thread;
  private final @Nullable OpenScope outer;
  private final @Nullable OpenScope lasting;
  private final boolean recycling;
  private final List<Hold<?>> holds = new ArrayList<>();
  private boolean closed;

  private OpenScope(Tape<?> tape, ThreadState thread, boolean passing, boolean recycling) {
    this.recycling = recycling;
    this.tape = tape;
    this.thread = thread;
    this.outer = thread.scope;
    this.lasting = !passing ? this : outer == null ? null : outer.lasting;
    thread.scope = this;
  }

  /** A user's. */
  static OpenScope open(Tape<?> tape, ThreadState thread) {
    return new OpenScope(tape, thread, false, false);
  }

  /** One of the tape's own, which its user does not see. */
  static OpenScope passing(Tape<?> tape, ThreadState thread) {
    return new OpenScope(tape, thread, true, false);
  }

  /** One of the tape's own, which ends what has memory to be used again, and leaves the rest. */
  static OpenScope recycling(Tape<?> tape, ThreadState thread) {
    return new OpenScope(tape, thread, true, true);
  }

  /** The innermost user's scope. */
  @Nullable OpenScope lasting() {
    return lasting;
  }

  void add(Hold<?> hold) {
    if (!recycling || hold.isCounted()) {
      holds.add(hold);
    }
  }

  @Override
  public <T extends Tensor> T keep(T tensor) {
    if (closed) {
      throw new NablaException(
          "keep", "an open scope", "one that was closed", "keep the tensor before the scope ends");
    }
    if (thread != tape.thread()) {
      throw new NablaException(
          "keep", "a scope of this thread", "one of another", "open a scope on each thread");
    }
    TapeTensor<?> kept = tape.own("keep", tensor);
    for (OpenScope scope = thread.scope; scope != null; scope = scope.outer) {
      if (kept.hold().scope == scope) {
        kept.watchedBy(outer);
        break;
      }
      if (scope == this) {
        break;
      }
    }
    return tensor;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (thread.scope != this || thread != tape.thread()) {
      throw new NablaException(
          "scope",
          "the innermost open scope of its own thread to be closed",
          "another one",
          "open scopes in try-with-resources");
    }
    closed = true;
    thread.scope = outer;
    for (Hold<?> hold : holds) {
      if (hold.scope == this) { // else it was kept
        hold.release();
      }
    }
  }
}
