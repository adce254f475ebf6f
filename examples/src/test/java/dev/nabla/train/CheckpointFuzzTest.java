package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.management.ThreadMXBean;
import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.io.Safetensors;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
  private static final long MEMORY = 32 << 20;

  /** What a text is replaced by. */
  private static final String[] TEXTS = {
    "",
    "NaN",
    "Infinity",
    "-Infinity",
    "-1",
    "-1.0",
    "0",
    "0.5",
    "7",
    "1e9",
    "2147483647",
    "2147483648",
    "-2147483648",
    "9223372036854775807",
    "1e300",
    "1e-300",
    "0x1p3",
    "2d",
    "AAAA",
    "====",
    "\u0000",
    "é"
  };

  /** What a number or an element is replaced by. */
  private static final double[] NUMBERS = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -1,
    0,
    0.5,
    3,
    1e9,
    Integer.MAX_VALUE,
    -1e300
  };

  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    ",",
    ":",
    "-1",
    "9223372036854775807",
    "0",
    "\\u0000",
    "F64",
    "I64",
    "BOOL",
    "model",
    "adam",
    "."
  };

  @TempDir private Path folder;
  private final Random random = new Random(3);
  private final Backend backend = Backends.get("pure");
  private Path whole;
  private Path own;
  private Path damaged;
  private Everything run;
  private Map<String, Object> before;
  private int taken;
  private int refused;

  @BeforeEach
  void aRunAndAnother() {
    whole = folder.resolve("whole.safetensors");
    own = folder.resolve("own.safetensors");
    damaged = folder.resolve("again.safetensors");
    new Everything(backend, 1, 2).checkpoint().save(whole);
    run = new Everything(backend, 2, 1);
    run.checkpoint().save(own);
    before = run.seen();
  }

  /** The test would notice. */
  @Test
  void wholeOnesAreTaken() throws IOException {
    run.checkpoint().load(whole);
    assertNotEquals(before, run.seen());
    run.checkpoint().save(damaged);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(damaged));
    run.checkpoint().load(own);
    assertEquals(before, run.seen());
  }

  /** Counts that would have a reader wait for long, or ask for all the memory. */
  @Test
  void countsOfMoreThanTheFileHas() throws IOException {
    for (String text : List.of("1e9", "3.0", "-1", "NaN", "2.5")) {
      for (String name : List.of("trainer.epoch", "averages.averaged")) {
        Opened file = Opened.of(whole);
        file.texts().addProperty(name, text);
        attempt(file.bytes());
      }
    }
    for (String batches : List.of("4.0", "-1.0", "1e9", "0.5")) { // of an epoch of four
      Opened file = Opened.of(whole);
      file.texts().addProperty("trainer.batches", batches);
      attempt(file.bytes());
    }
    for (String name : List.of("adam.parameters", "lbfgs.parameters", "adam.groups")) {
      for (double count : new double[] {1e9, 100_000, Double.NaN, -1, 0.5}) {
        Opened file = Opened.of(whole);
        file.fill(name, count);
        attempt(file.bytes());
      }
    }
    assertEquals(0, taken);
  }

  @Test
  void entriesOfNoPart() throws IOException {
    Opened file = Opened.of(whole);
    file.texts().addProperty("model.0.weight", "left over");
    attempt(file.bytes());
    file.texts().addProperty("mode.0", "");
    attempt(file.bytes());
    Opened renamed = Opened.of(whole);
    renamed.header().add("lbfgr.d", renamed.header().remove("lbfgs.parameters.0.tensors.d"));
    attempt(renamed.bytes());
    assertEquals(1, taken);
    assertEquals(2, refused);
  }

  @Test
  void flippedBits() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < TIMES; i++) {
      byte[] flipped = bytes.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      attempt(flipped);
    }
    both();
  }

  @Test
  void truncations() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < TIMES; i++) {
      int most = i < 50 ? bytes.length - 1 - i : random.nextInt(bytes.length);
      attempt(Arrays.copyOf(bytes, most));
    }
    assertEquals(TIMES, refused);
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
      String piece = PIECES[random.nextInt(PIECES.length)];
      attempt(Opened.bytes(header.substring(0, at) + piece + header.substring(to), file.data()));
    }
    both();
  }

  /** Each text by each other one: a file without a flaw, of a run that never was. */
  @Test
  void otherTexts() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      Opened file = Opened.of(whole);
      file.texts().addProperty(any(file.texts()), TEXTS[i % TEXTS.length]);
      attempt(file.bytes());
    }
    both();
  }

  @Test
  void otherNumbersAndElements() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      Opened file = Opened.of(whole);
      file.fill(any(file.tensors()), NUMBERS[i % NUMBERS.length]);
      attempt(file.bytes());
    }
    both();
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
      attempt(file.bytes());
    }
    assertTrue(refused > TIMES / 2, refused + " refused");
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
      attempt(file.bytes());
    }
    both();
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

  private void both() {
    assertTrue(taken > 0 && refused > TIMES / 25, taken + " taken, " + refused + " refused");
  }

  private void attempt(byte[] bytes) throws IOException {
    damaged = folder.resolve("damaged-" + taken + "-" + refused);
    Files.write(damaged, bytes);
    attempt();
    Files.delete(damaged);
  }

  private void attempt() throws IOException {
    long allocated = allocated();
    boolean done = false;
    try {
      run.checkpoint().load(damaged);
      done = true;
    } catch (NablaException e) {
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    } catch (RuntimeException | Error e) {
      fail(told(), e);
    }
    long more = allocated() - allocated;
    assertTrue(more < MEMORY, () -> more + " bytes for " + told());
    if (done) {
      taken++;
      Stored content = run.checkpoint().content();
      assertSame(values(Safetensors.read(damaged, backend)), values(content.tensors()));
      run.checkpoint().load(own);
    } else {
      refused++;
    }
    assertSame(before, run.seen());
  }

  private void assertSame(Map<String, Object> wanted, Map<String, Object> found) {
    if (!wanted.equals(found)) {
      Set<String> names = new TreeSet<>(wanted.keySet());
      names.addAll(found.keySet());
      names.removeIf(name -> Objects.equals(wanted.get(name), found.get(name)));
      fail("differs in " + names + " after " + told());
    }
  }

  /** The damaged file's texts, but for random streams, or why it has none. */
  private String told() {
    try {
      Map<String, String> texts = new LinkedHashMap<>(Safetensors.header(damaged).metadata());
      texts.values().removeIf(text -> text.length() > 100);
      return texts.toString();
    } catch (NablaException e) {
      return e.getMessage();
    }
  }

  /** To the last bit. */
  private static Map<String, Object> values(Map<String, Tensor> tensors) {
    Map<String, Object> values = new LinkedHashMap<>();
    tensors.forEach((name, t) -> values.put(name, List.of(t.shape(), t.toHost())));
    return values;
  }

  /** Bytes that this thread has allocated so far. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
