package dev.nabla.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Several that look on, in their order. */
final class Callbacks implements Callback {
  private final List<Callback> all = new ArrayList<>();

  void add(Callback callback) {
    all.add(callback);
  }

  /** Adds what each remembers, by its kind and its number among those of that kind. */
  void addTo(Checkpoint checkpoint) {
    Map<String, Integer> kinds = new HashMap<>();
    for (Callback callback : all) {
      String kind = callback.getClass().getSimpleName();
      int number = kinds.merge(kind, 1, Integer::sum);
      if (!callback.state().isEmpty()) {
        checkpoint.numbers("callback-" + kind + number, callback::state, callback::restore);
      }
    }
  }

  @Override
  public void onStart(Run run) {
    all.forEach(callback -> callback.onStart(run));
  }

  @Override
  public void onGradients(Run run) {
    all.forEach(callback -> callback.onGradients(run));
  }

  @Override
  public void onStep(Run run) {
    all.forEach(callback -> callback.onStep(run));
  }

  @Override
  public void onEpoch(Run run) {
    all.forEach(callback -> callback.onEpoch(run));
  }

  /** Each is told, whatever another throws: the first failure is thrown, with those after it. */
  @Override
  public void onEnd(Run run) {
    Iterator<Callback> left = all.iterator();
    while (left.hasNext()) {
      try {
        left.next().onEnd(run);
      } catch (Throwable first) {
        end(left, run, first);
        throw first;
      }
    }
  }

  /** The same after {@code failure}, to which what they throw is added. */
  void onEnd(Run run, Throwable failure) {
    end(all.iterator(), run, failure);
  }

  private static void end(Iterator<Callback> left, Run run, Throwable failure) {
    while (left.hasNext()) {
      try {
        left.next().onEnd(run);
      } catch (Throwable later) {
        if (later != failure) { // which no exception allows
          failure.addSuppressed(later);
        }
      }
    }
  }
}
