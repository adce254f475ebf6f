package dev.nabla.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdicts so far, in the order of the tests. */
final class Results {
  private final List<Result> all = new ArrayList<>();
  private final Map<String, String> rules = new HashMap<>();
  private boolean complete = true;

  synchronized void add(Result result) {
    all.add(result);
  }

  synchronized List<Result> all() {
    return List.copyOf(all);
  }

  /** Some test has no verdict of its own: it was not asked for, or never came to be. */
  synchronized void lacking() {
    complete = false;
  }

  /** Whether each test of the rules that ran has its verdict. */
  synchronized boolean complete() {
    return complete;
  }

  /** The rule that has a test of that id already. */
  synchronized Optional<String> taken(String id, String rule) {
    return Optional.ofNullable(rules.putIfAbsent(id, rule));
  }
}
