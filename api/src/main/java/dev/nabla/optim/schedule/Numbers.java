package dev.nabla.optim.schedule;

import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists, and parts of a composite, as numbers by name. */
final class Numbers {
  private static final Set<String> COUNTS = Set.of("epoch", "badEpochs", "cooldown");

  private static final String KIND = "kind.";
  private static final Pattern NAMED_KIND = Pattern.compile("((?:\\d+\\.)*)kind\\.(.*)");

  private Numbers() {}

  /** {@code kind.stepLr}, which only a state of that kind has. */
  static void putKind(Map<String, Double> state, String kind) {
    state.put(KIND + kind, 1.0);
  }

  /** {@code name.0}, {@code name.1}, …. */
  static void put(Map<String, Double> state, String name, List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      state.put(name + "." + i, values.get(i));
    }
  }

  static List<Double> list(Map<String, Double> state, String name, int count) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(number(state, name + "." + i));
    }
    return List.copyOf(values);
  }

  static double number(Map<String, Double> state, String name) {
    return state.getOrDefault(name, Double.NaN);
  }

  /** The numbers whose names begin with {@code part.}, without that. */
  static Map<String, Double> part(Map<String, Double> state, int part) {
    String prefix = part + ".";
    Map<String, Double> found = new LinkedHashMap<>();
    state.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** The names of {@code state} are those of {@code like}, and what counts is whole. */
  static void requireFit(String where, Map<String, Double> like, Map<String, Double> state) {
    if (!kinds(state).equals(kinds(like))) {
      throw unfit(where, "a state of " + kinds(like), "one of " + kinds(state));
    }
    if (!state.keySet().equals(like.keySet())) {
      throw unfit(where, "the numbers " + like.keySet(), new TreeSet<>(state.keySet()).toString());
    }
    state.forEach(
        (name, value) -> {
          if (COUNTS.contains(name.substring(name.lastIndexOf('.') + 1))
              && !(value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE)) {
            throw unfit(where, "a whole " + name, value.toString());
          }
        });
  }

  /** {@code stepLr}, {@code 0.linearLr}. */
  private static Set<String> kinds(Map<String, Double> state) {
    return state.keySet().stream()
        .map(NAMED_KIND::matcher)
        .filter(Matcher::matches)
        .map(name -> name.group(1) + name.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static NablaException unfit(String where, String expected, String found) {
    return new NablaException(
        where, expected, found, "restore the state of a schedule of the same kind and groups");
  }
}
