package dev.nabla.train;

import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How far training is: what a checkpoint has of a trainer itself. */
final class Progress {
  private static final String EPOCH = "epoch";
  private static final String BATCHES = "batches";
  private static final String SAMPLES = "samples";
  private static final String LOSS = "lossSum";
  private static final String HISTORY = "history.";
  private static final String SECONDS = "seconds";
  private static final Pattern EPOCHS = Pattern.compile("history\\.\\d+\\.seconds");
  private static final long MANY = 1L << 53;

  /** Numbered, so that they stay in their order. */
  private static final String FIGURES = "figures.%02d.";

  private int epoch;
  private int batches;
  private long samples;
  private double lossSum;
  private final List<History.Epoch> past = new ArrayList<>();

  int epoch() {
    return epoch;
  }

  int batches() {
    return batches;
  }

  double meanLoss() {
    return lossSum / samples;
  }

  List<History.Epoch> past() {
    return past;
  }

  /** Begins the present epoch anew. */
  void rewind() {
    batches = 0;
    samples = 0;
    lossSum = 0;
  }

  void took(int of, double loss) {
    batches++;
    samples += of;
    lossSum += loss * of;
  }

  void ended(Map<String, Double> figures, double seconds) {
    past.add(new History.Epoch(epoch + 1, figures, seconds));
    epoch++;
    rewind();
  }

  Map<String, Double> state() {
    Map<String, Double> state = new LinkedHashMap<>();
    state.put(EPOCH, (double) epoch);
    state.put(BATCHES, (double) batches);
    state.put(SAMPLES, (double) samples);
    state.put(LOSS, lossSum);
    for (int i = 0; i < past.size(); i++) {
      String at = HISTORY + i + ".";
      state.put(at + SECONDS, past.get(i).seconds());
      int[] place = {0};
      past.get(i)
          .figures()
          .forEach((name, value) -> state.put(at + FIGURES.formatted(place[0]++) + name, value));
    }
    return state;
  }

  /**
   * Goes on from {@code state}; one that does not fit is an error, and changes nothing.
   *
   * @param most how many batches an epoch has
   */
  void restore(Map<String, Double> state, int most) {
    long epochs = state.keySet().stream().filter(name -> EPOCHS.matcher(name).matches()).count();
    whole(state, EPOCH, epochs, epochs); // of which there is no more than the state has
    List<History.Epoch> restored = new ArrayList<>();
    for (int i = 0; i < epochs; i++) {
      restored.add(epoch(state, i));
    }
    int taken = (int) whole(state, BATCHES, 0, Math.max(0, most - 1));
    long seen = whole(state, SAMPLES, 0, MANY);
    lossSum = number(state, LOSS);
    past.clear();
    past.addAll(restored);
    epoch = restored.size();
    batches = taken;
    samples = seen;
  }

  private static History.Epoch epoch(Map<String, Double> state, int number) {
    String at = HISTORY + number + ".";
    Map<String, Double> figures = new LinkedHashMap<>();
    int digits = FIGURES.formatted(0).length();
    new TreeMap<>(state)
        .forEach(
            (name, value) -> {
              if (name.startsWith(at + "figures.") && name.length() >= at.length() + digits) {
                figures.put(name.substring(at.length() + digits), value);
              }
            });
    return new History.Epoch(number + 1, figures, number(state, at + SECONDS));
  }

  private static long whole(Map<String, Double> state, String name, long least, long most) {
    double number = number(state, name);
    if (!(number >= least && number <= most && number == Math.rint(number))) {
      throw unfit("a whole '" + name + "' from " + least + " to " + most, Double.toString(number));
    }
    return (long) number;
  }

  private static double number(Map<String, Double> state, String name) {
    Double number = state.get(name);
    if (number == null) {
      throw unfit("the number '" + name + "'", "none");
    }
    return number;
  }

  private static NablaException unfit(String expected, String found) {
    return new NablaException(
        "trainer", expected, found, "restore the state of a trainer of as many batches");
  }
}
