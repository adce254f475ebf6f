package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.backend.Backends.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example prints what the notebook shows, on every backend of this build. */
class TranscriptTest {
  private static final List<String> NAMES = List.of("part1", "part2", "part3", "part4", "custom");

  @ParameterizedTest
  @MethodSource("everywhere")
  void printsWhatTheNotebookShows(String backend, String name) {
    String printed = Ran.on(Backends.get(backend), Settings.NOTEBOOK, name);
    double bound = backend.equals("pure") ? 0 : 2;
    Transcript.of("notebook.txt", name).assertPrinted(printed, bound, Transcript::ulps);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void printsTheSameTwice(String backend, String name) {
    Backend chosen = Backends.get(backend);
    String first = Ran.on(chosen, Settings.NOTEBOOK, name);
    assertEquals(first, Ran.on(chosen, Settings.NOTEBOOK, name));
  }

  /** The build says which backends it put here, so that none can go missing unnoticed. */
  @Test
  void everyBackendOfTheBuildIsHereAndUsable() {
    Set<String> built =
        new TreeSet<>(Arrays.asList(System.getProperty("nabla.test.backends").split(",", -1)));
    List<Candidate> usable =
        Backends.found().stream().filter(c -> c.unavailable().isEmpty()).toList();
    assertEquals(built, usable.stream().map(Candidate::name).collect(Collectors.toSet()));
  }

  @Test
  void aTranscriptNoticesOneDigitOneWordAndOneLine() {
    Transcript transcript = new Transcript(List.of("epoch 1: w = 0.5, loss = 1e-05"));
    assertDoesNotThrow(() -> exact(transcript, "epoch 1: w = 0.5, loss = 1.0E-5\n"));
    assertThrows(AssertionError.class, () -> exact(transcript, "epoch 1: w = 0.5, loss = 1.1E-5"));
    assertThrows(AssertionError.class, () -> exact(transcript, "epoch 2: w = 0.5, loss = 1.0E-5"));
    assertThrows(AssertionError.class, () -> exact(transcript, "Epoch 1: w = 0.5, loss = 1.0E-5"));
    assertThrows(AssertionError.class, () -> exact(transcript, ""));
  }

  private static void exact(Transcript transcript, String printed) {
    transcript.assertPrinted(printed, 0, Transcript::ulps);
  }

  static Stream<Arguments> everywhere() {
    return Ran.backends().flatMap(b -> NAMES.stream().map(name -> Arguments.of(b, name)));
  }
}
