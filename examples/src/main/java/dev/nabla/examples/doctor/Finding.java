package dev.nabla.examples.doctor;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param remedy what to do; empty where nothing is to be done
 */
record Finding(Level level, String found, String remedy) {
  /** How bad it is. */
  enum Level {
    /** As it should be. */
    OK,
    /** It works, but might work better, or print less. */
    NOTE,
    /** Something does not work. */
    PROBLEM
  }

  static Finding ok(String found) {
    return new Finding(Level.OK, found, "");
  }

  static Finding note(String found, String remedy) {
    return new Finding(Level.NOTE, found, remedy);
  }

  static Finding problem(String found, String remedy) {
    return new Finding(Level.PROBLEM, found, remedy);
  }

  /** {@code problem: what was found; what to do}. */
  String line() {
    String level = level().name().toLowerCase(Locale.ROOT);
    return level + ": " + found + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
