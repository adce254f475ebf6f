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
  private static final String HISTORY = "history.";
  private static final String SECONDS = "seconds";

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

  History history() {
    return new History(past, "");
  }

  void took(int of, double loss) {
    batches++;
    samples += of;
    lossSum += loss * of;
  }

  void ended(Map<String, Double> figures, double seconds) {
    past.add(new History.Epoch(epoch + 1, figures, seconds));
    epoch++;
    batches = 0;
    samples = 0;
    lossSum = 0;
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
      past.get(i).figures().forEach((name, value) -> state.put(at + "figures." + name, value));
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
              figures.put(name.substring(at.length() + "figures.".length()), value);
            }
          });
      past.add(new History.Epoch(i + 1, figures, number(state, at + SECONDS)));
    }
    epoch = count;
    batches = (int) number(state, BATCHES);
    samples = (long) number(state, SAMPLES);
    lossSum = number(state, LOSS);
  }

  private static double number(Map<String, Double> state, String name) {
    return state.getOrDefault(name, 0.0);
  }
}
