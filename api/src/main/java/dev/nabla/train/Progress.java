package dev.nabla.train;

import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far training is: what a checkpoint has of a trainer itself. */
final class Progress {
  private static final String EPOCH = "epoch";
  private static final String BATCHES = "batches";
  private static final String SAMPLES = "samples";
  private static final String LOSS = "lossSum";
  private static final String STEPS = "steps";
  private static final String SEEN = "seen";
  private static final String HISTORY = "history.";
  private static final String SECONDS = "seconds";
  private static final Pattern EPOCHS = Pattern.compile("history\\.\\d+\\.seconds");
  private static final Pattern FIGURE =
      Pattern.compile("history\\.(\\d{1,9})\\.figures\\.\\d+\\.(.*)", Pattern.DOTALL);
  private static final long MANY = 1L << 53;

  /** Numbered, so that they stay in their order. */
  private static final String FIGURES = "figures.%02d.";

  private int epoch;
  private int batches;
  private long samples;
  private double lossSum;
  private long steps;
  private long seen;
  private final List<History.Epoch> past = new ArrayList<>();

  int epoch() {
    return epoch;
  }

  int batches() {
    return batches;
  }

  long steps() {
    return steps;
  }

  long seen() {
    return seen;
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
    seen += of;
    lossSum += loss * of;
  }

  void stepped() {
    steps++;
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
    state.put(STEPS, (double) steps);
    state.put(SEEN, (double) seen);
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
    Map<Integer, Map<String, Double>> figures = figures(state);
    for (int i = 0; i < epochs; i++) {
      double seconds = number(state, HISTORY + i + "." + SECONDS);
      restored.add(new History.Epoch(i + 1, figures.getOrDefault(i, Map.of()), seconds));
    }
    int taken = (int) whole(state, BATCHES, 0, Math.max(0, most - 1));
    long ofEpoch = whole(state, SAMPLES, 0, MANY);
    long allSteps = whole(state, STEPS, 0, MANY);
    long all = whole(state, SEEN, 0, MANY);
    lossSum = number(state, LOSS);
    past.clear();
    past.addAll(restored);
    epoch = restored.size();
    batches = taken;
    samples = ofEpoch;
    steps = allSteps;
    seen = all;
  }

  /** The figures of each epoch, by its number from 0 on. */
  private static Map<Integer, Map<String, Double>> figures(Map<String, Double> state) {
    Map<Integer, Map<String, Double>> figures = new HashMap<>();
    new TreeMap<>(state)
        .forEach(
            (name, value) -> {
              Matcher matcher = FIGURE.matcher(name);
              if (matcher.matches()) {
                figures
                    .computeIfAbsent(Integer.valueOf(matcher.group(1)), i -> new LinkedHashMap<>())
                    .put(matcher.group(2), value);
              }
            });
    return figures;
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
