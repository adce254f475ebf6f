package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A run that damaged checkpoints of another are loaded into, and what they are damaged by. */
final class Attempts {
  private static final long MEMORY = 32 << 20;

  /** What a text is replaced by. */
  static final List<String> TEXTS =
      List.of(
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
          "é");

  /** What a number or an element is replaced by. */
  static final double[] NUMBERS = {
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

  static final List<String> PIECES =
      List.of(
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
          ".");

  private final Path folder;
  private final Backend backend = Backends.get("pure");
  private final Path whole;
  private final Path own;
  private final Everything run;
  private final Map<String, Object> before;
  private Path damaged;
  private int taken;
  private int refused;

  /** Files go to {@code folder}. */
  Attempts(Path folder) {
    this.folder = folder;
    whole = folder.resolve("whole.safetensors");
    own = folder.resolve("own.safetensors");
    damaged = whole;
    new Everything(backend, 1, 2).checkpoint().save(whole);
    run = new Everything(backend, 2, 1);
    run.checkpoint().save(own);
    before = run.seen();
  }

  /** The other run's checkpoint, undamaged. */
  Path whole() {
    return whole;
  }

  /** The run's own. */
  Path own() {
    return own;
  }

  Everything run() {
    return run;
  }

  /** What the run showed when it had loaded nothing. */
  Map<String, Object> before() {
    return before;
  }

  int taken() {
    return taken;
  }

  int refused() {
    return refused;
  }

  /** Some were taken, and more than {@code least} refused. */
  void both(int least) {
    assertTrue(taken > 0 && refused > least, taken + " taken, " + refused + " refused");
  }

  /** Loads {@code bytes}, and looks at what that did. */
  void attempt(byte[] bytes) throws IOException {
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
