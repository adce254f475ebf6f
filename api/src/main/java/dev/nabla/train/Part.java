package dev.nabla.train;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One object whose state a checkpoint holds.
 *
 * @param get its state, which stays as it is
 * @param set goes on from a state, or changes nothing
 */
record Part<S>(
    Supplier<S> get, Consumer<S> set, Function<S, Stored> write, Function<Stored, S> read) {
  Stored stored() {
    return write.apply(get.get());
  }

  void load(Stored stored) {
    set.accept(read.apply(stored));
  }

  /** Goes back to how it is now. */
  Runnable keep() {
    S now = get.get();
    return () -> set.accept(now);
  }
}
