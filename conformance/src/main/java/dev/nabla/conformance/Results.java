package dev.nabla.conformance;

import java.util.ArrayList;
import java.util.List;

/** The verdicts so far, in the order of the tests. */
final class Results {
  private final List<Result> all = new ArrayList<>();

  synchronized void add(Result result) {
    all.add(result);
  }

  synchronized List<Result> all() {
    return List.copyOf(all);
  }
}
