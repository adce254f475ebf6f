package dev.nabla.examples.bench;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A work on a backend, and how long its calls took. */
final class Side {
  private final Backend backend;
  private final Supplier<Tensor> call;
  private final List<Double> seconds = new ArrayList<>();

  Side(Backend backend, Work work) {
    this.backend = backend;
    backend.seed(1);
    this.call = work.begun().apply(backend);
  }

  /** Calls for {@code nanos}, at least once, and returns the seconds that one took. */
  private double timed(long nanos) {
    long begin = System.nanoTime();
    long calls = 0;
    long now;
    do {
      try (Scope scope = backend.scope()) {
        // reads an element: an engine may put off its work until somebody looks
        call.get().detach().flatten().narrow(0, 0, 1, 1).item();
      }
      calls++;
      now = System.nanoTime();
    } while (now - begin < nanos);
    return (now - begin) / 1e9 / calls;
  }

  /** Calls that do not count. */
  void warmUp(long nanos) {
    timed(nanos);
  }

  /** Calls that do. */
  void round(long nanos) {
    seconds.add(timed(nanos));
  }

  /** The seconds of a call in the middle one of the rounds, and in the quickest and slowest. */
  double median() {
    return sorted().get(seconds.size() / 2);
  }

  double least() {
    return Collections.min(seconds);
  }

  double most() {
    return Collections.max(seconds);
  }

  private List<Double> sorted() {
    return seconds.stream().sorted().toList();
  }
}
