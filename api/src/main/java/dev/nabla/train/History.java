package dev.nabla.train;

import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came out of each epoch.
 *
 * @param epochs in their order
 * @param ending what ended it
 * @param stopped why the run ended before its last epoch, or failed; empty if it did not
 */
public record History(List<Epoch> epochs, Ending ending, String stopped) {
  /** What ends a run. */
  public enum Ending {
    /** Its last epoch, or it has not ended. */
    COMPLETE,
    /** A callback, with {@link Run#stop}. */
    STOPPED,
    /** The JVM was asked to end. */
    INTERRUPTED,
    /** A loss that is NaN or infinite. */
    NOT_FINITE,
    /** An error, which is thrown: callbacks alone see this, in {@link Callback#onEnd}. */
    FAILED
  }

  /**
   * What came out of one.
   *
   * @param number from 1 on
   * @param figures by name, in the order in which they are shown
   * @param seconds how long it took, validation included
   */
  public record Epoch(int number, Map<String, Double> figures, double seconds) {
    /** Holds on to a copy of its own. */
    public Epoch {
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
  }

  /** Holds on to a copy of its own. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /** One figure over the epochs; NaN where an epoch has none. */
  public List<Double> of(String figure) {
    List<Double> values = new ArrayList<>();
    epochs.forEach(epoch -> values.add(epoch.figures().getOrDefault(figure, Double.NaN)));
    return values;
  }

  /** The figures' names. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.figures().keySet()));
    return names;
  }

  /** The last value of a figure. */
  public double last(String figure) {
    Epoch last = epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
    Double value = last == null ? null : last.figures().get(figure);
    if (value == null) {
      throw new NablaException(
          "history", "one of the figures " + names(), "'" + figure + "'", "name one of them");
    }
    return value;
  }
}
