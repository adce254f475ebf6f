package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lines with numbers in them, as another program printed them. */
record Transcript(List<String> lines) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE]-?\\d+)?");

  /** The lines of {@code resource} below {@code [section]}. */
  static Transcript of(String resource, String section) {
    List<String> found = new ArrayList<>();
    String at = "";
    for (String line : read(resource).lines().toList()) {
      if (line.startsWith("[")) {
        at = line;
      } else if (at.equals("[" + section + "]")) {
        found.add(line);
      }
    }
    assertTrue(found.size() > 10, () -> resource + " has " + found.size() + " of " + section);
    return new Transcript(found);
  }

  /** Fails unless {@code printed} has these words, and numbers at most {@code bound} apart. */
  void assertPrinted(String printed, double bound, DoubleBinaryOperator distance) {
    List<String> actual = printed.lines().toList();
    assertEquals(words(lines), words(actual));
    for (int i = 0; i < lines.size(); i++) {
      List<Double> wanted = numbers(lines.get(i));
      List<Double> found = numbers(actual.get(i));
      for (int j = 0; j < wanted.size(); j++) {
        double apart = distance.applyAsDouble(wanted.get(j), found.get(j));
        String what = apart + " apart: " + lines.get(i) + " but printed " + actual.get(i);
        assertTrue(apart <= bound, what);
      }
    }
  }

  /** {@code |actual - expected|} in units of FLOAT32's last place at expected. */
  static double ulps(double expected, double actual) {
    return Math.abs(actual - expected) / Math.ulp((float) expected);
  }

  /** {@code |actual - expected| / |expected|}. */
  static double relative(double expected, double actual) {
    return Math.abs(actual - expected) / Math.abs(expected);
  }

  private static List<String> words(List<String> lines) {
    return lines.stream().map(line -> NUMBER.matcher(line).replaceAll("#")).toList();
  }

  private static List<Double> numbers(String line) {
    return NUMBER.matcher(line).results().map(MatchResult::group).map(Double::valueOf).toList();
  }

  private static String read(String resource) {
    try (InputStream in = Transcript.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
