package dev.nabla.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  void restore(Map<String, Double> state) {
    past.clear();
    int count = (int) number(state, EPOCH);
    Map<String, Double> sorted = new TreeMap<>(state);
    for (int i = 0; i < count; i++) {
      String at = HISTORY + i + ".";
      Map<String, Double> figures = new LinkedHashMap<>();
      sorted.forEach(
          (name, value) -> {
            if (name.startsWith(at + "figures.")) {
              figures.put(name.substring(at.length() + FIGURES.formatted(0).length()), value);
            }
          });
      past.add(new History.Epoch(i + 1, figures, number(state, at + SECONDS)));
    }
    epoch = count;
    batches = (int) number(state, BATCHES);
    samples = (long) number(state, SAMPLES);
    lossSum = number(state, LOSS);
    steps = (long) number(state, STEPS);
    seen = (long) number(state, SEEN);
  }

  private static double number(Map<String, Double> state, String name) {
    return state.getOrDefault(name, 0.0);
  }
}
