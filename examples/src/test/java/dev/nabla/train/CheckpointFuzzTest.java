package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged checkpoints are taken whole or refused with an error, which leaves everything as it was;
 * neither takes more memory than the file's size allows.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckpointFuzzTest {
  private static final int TIMES = Integer.getInteger("nabla.test.fuzz", 60);

  @TempDir private Path folder;
  private final Random random = new Random(3);
  private Attempts on;
  private Path whole;

  @BeforeEach
  void aRunAndAnother() {
    on = new Attempts(folder);
    whole = on.whole();
  }

  /** The test would notice. */
  @Test
  void wholeOnesAreTaken() throws IOException {
    Everything run = on.run();
    Path again = folder.resolve("again.safetensors");
    run.checkpoint().load(whole);
    assertNotEquals(on.before(), run.seen());
    run.checkpoint().save(again);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(again));
    run.checkpoint().load(on.own());
    assertEquals(on.before(), run.seen());
  }

  /** Counts that would have a reader wait for long, or ask for all the memory. */
  @Test
  void countsOfMoreThanTheFileHas() throws IOException {
    for (String text : List.of("1e9", "3.0", "-1", "NaN", "2.5")) {
      for (String name : List.of("trainer.epoch", "averages.averaged")) {
        Opened file = Opened.of(whole);
        file.texts().addProperty(name, text);
        on.attempt(file.bytes());
      }
    }
    for (String batches : List.of("4.0", "-1.0", "1e9", "0.5")) { // of an epoch of four
      Opened file = Opened.of(whole);
      file.texts().addProperty("trainer.batches", batches);
      on.attempt(file.bytes());
    }
    for (String name : List.of("adam.parameters", "lbfgs.parameters", "adam.groups")) {
      for (double count : new double[] {1e9, 100_000, Double.NaN, -1, 0.5}) {
        Opened file = Opened.of(whole);
        file.fill(name, count);
        on.attempt(file.bytes());
      }
    }
    assertEquals(0, on.taken());
  }

  @Test
  void entriesOfNoPart() throws IOException {
    Opened file = Opened.of(whole);
    file.texts().addProperty("model.0.weight", "left over");
    on.attempt(file.bytes());
    file.texts().addProperty("mode.0", "");
    on.attempt(file.bytes());
    Opened renamed = Opened.of(whole);
    renamed.header().add("lbfgr.d", renamed.header().remove("lbfgs.parameters.0.tensors.d"));
    on.attempt(renamed.bytes());
    assertEquals(1, on.taken());
    assertEquals(2, on.refused());
  }

  @Test
  void flippedBits() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < TIMES; i++) {
      byte[] flipped = bytes.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      on.attempt(flipped);
    }
    on.both(TIMES / 25);
  }

  @Test
  void truncations() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < TIMES; i++) {
      int most = i < 50 ? bytes.length - 1 - i : random.nextInt(bytes.length);
      on.attempt(Arrays.copyOf(bytes, most));
    }
    assertEquals(TIMES, on.refused());
  }

  /** Anywhere but in the long texts of random streams. */
  @Test
  void editedHeaders() throws IOException {
    Opened file = Opened.of(whole);
    String header = file.header().toString();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < header.length(); at++) {
      int quote = header.indexOf('"', at);
      if (quote >= 0 && quote - at < 100) {
        places.add(at);
      }
    }
    for (int i = 0; i < TIMES; i++) {
      int at = places.get(random.nextInt(places.size()));
      int to = Math.min(header.length(), at + random.nextInt(4));
      String piece = Attempts.PIECES.get(random.nextInt(Attempts.PIECES.size()));
      on.attempt(Opened.bytes(header.substring(0, at) + piece + header.substring(to), file.data()));
    }
    on.both(TIMES / 25);
  }

  /** Each text by each other one: a file without a flaw, of a run that never was. */
  @Test
  void otherTexts() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      Opened file = Opened.of(whole);
      file.texts().addProperty(any(file.texts()), Attempts.TEXTS.get(i % Attempts.TEXTS.size()));
      on.attempt(file.bytes());
    }
    on.both(TIMES / 25);
  }

  @Test
  void otherNumbersAndElements() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      Opened file = Opened.of(whole);
      file.fill(any(file.tensors()), Attempts.NUMBERS[i % Attempts.NUMBERS.length]);
      on.attempt(file.bytes());
    }
    on.both(TIMES / 25);
  }

  @Test
  void otherShapesAndDTypes() throws IOException {
    String[] shapes = {"[%d]", "[1,%d]", "[%d,1,1]"};
    for (int i = 0; i < TIMES; i++) {
      Opened file = Opened.of(whole);
      String name = any(file.tensors());
      if (i % 4 == 3) {
        file.otherDType(name);
      } else {
        file.reshape(name, shapes[i % 4]);
      }
      on.attempt(file.bytes());
    }
    assertTrue(on.refused() > TIMES / 2, on.refused() + " refused");
  }

  @Test
  void swappedRenamedAndLeftOutEntries() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      Opened file = Opened.of(whole);
      JsonObject map = random.nextBoolean() ? file.header() : file.texts();
      if (random.nextBoolean()) {
        swap(map);
      } else {
        rename(map);
      }
      on.attempt(file.bytes());
    }
    on.both(TIMES / 25);
  }

  private void swap(JsonObject map) {
    String one = any(map);
    String other = any(map);
    JsonElement kept = map.get(one);
    map.add(one, map.get(other));
    map.add(other, kept);
  }

  private void rename(JsonObject map) {
    JsonElement value = map.remove(any(map));
    if (random.nextBoolean()) {
      map.add(any(map) + (random.nextBoolean() ? "" : ".7"), value);
    }
  }

  private String any(JsonObject map) {
    return List.copyOf(map.keySet()).get(random.nextInt(map.size()));
  }
}
