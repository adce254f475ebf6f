package dev.nabla.examples;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that somebody probably meant. */
final class Names {
  private Names() {}

  /** {@code did you mean 'part4'?}, or another remedy where none of {@code known} is near. */
  static String remedy(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(nearest -> 2 * distance(name, nearest) <= nearest.length())
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse("choose one of them, or add the module that binds it");
  }

  /** Characters to insert, delete or replace to make one of the other (Levenshtein, 1966). */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
