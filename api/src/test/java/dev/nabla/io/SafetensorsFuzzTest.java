package dev.nabla.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.NablaException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused, and take no more memory than their size allows. */
class SafetensorsFuzzTest {
  private static final int TIMES = 20_000;
  private static final long MEMORY = 1 << 18;

  /** What is put into a header in the place of something else. */
  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "-1",
    "9223372036854775807",
    "2147483647",
    "0",
    "1e3",
    "null",
    "\\u0000",
    "\\ud800",
    "\n",
    "F64",
    "I64",
    "BOOL",
    "U8",
    "__metadata__",
    "\"a\":{}",
    "[[[[[[[["
  };

  private static final byte[] WHOLE =
      SafetensorsFormatTest.file(
          "{'__metadata__':{'by':'h\\u00e4nd'},'a':{'dtype':'I64','shape':[2],'data_offsets':[0,16]},"
              + "'b':{'dtype':'F32','shape':[2,2],'data_offsets':[16,32]},"
              + "'h':{'dtype':'F16','shape':[3,1],'data_offsets':[32,38]},"
              + "'c':{'dtype':'BOOL','shape':[2],'data_offsets':[38,40]}}  ",
          new byte[40]);

  private int read;
  private int refused;

  @Test
  void flippedBits() {
    run(
        random -> {
          byte[] damaged = WHOLE.clone();
          for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
          }
          return damaged;
        });
    assertTrue(read > 100 && refused > 100, read + " read, " + refused + " refused");
  }

  @Test
  void flippedBitsOfTheLength() {
    run(
        random -> {
          byte[] damaged = WHOLE.clone();
          damaged[random.nextInt(8)] = (byte) random.nextInt(256);
          return damaged;
        });
  }

  @Test
  void everyTruncation() {
    for (int length = 0; length < WHOLE.length; length++) {
      attempt(Arrays.copyOf(WHOLE, length));
    }
    assertEquals(WHOLE.length, refused);
  }

  @Test
  void editedHeaders() {
    run(
        random -> {
          int length = (int) ByteBuffer.wrap(WHOLE).order(ByteOrder.LITTLE_ENDIAN).getLong();
          String header = new String(WHOLE, 8, length, StandardCharsets.UTF_8);
          for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(header.length());
            int to = Math.min(header.length(), from + random.nextInt(8));
            String piece = PIECES[random.nextInt(PIECES.length)];
            header = header.substring(0, from) + piece + header.substring(to);
          }
          return SafetensorsFormatTest.file(header, new byte[40]);
        });
    assertTrue(refused > 100, read + " read, " + refused + " refused");
  }

  @Test
  void mappedFiles(@TempDir Path folder) throws Exception {
    Random random = new Random(4);
    Path file = folder.resolve("damaged.safetensors");
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(WHOLE, WHOLE.length - random.nextInt(2) * random.nextInt(50));
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      String of = outcome(() -> Safetensors.header(file).tensors().size());
      String memory = outcome(() -> Safetensors.read(file.toString(), damaged).size());
      // only elements, which a header does not show, can be wrong besides
      assertTrue(of.equals(memory) || memory.contains("BOOL as 0 or 1"), of + " and " + memory);
    }
  }

  private interface Damaging {
    byte[] by(Random random);
  }

  private void run(Damaging damaging) {
    Random random = new Random(1);
    for (int i = 0; i < TIMES; i++) {
      attempt(damaging.by(random));
    }
  }

  /** A first reading may load classes, so what it allocates is measured in a second. */
  private void attempt(byte[] damaged) {
    long first = taken(damaged);
    if (first >= MEMORY) {
      int readOnce = read;
      int refusedOnce = refused;
      long again = taken(damaged);
      assertTrue(again < MEMORY, () -> again + " bytes for " + damaged.length);
      read = readOnce;
      refused = refusedOnce;
    }
  }

  private long taken(byte[] damaged) {
    long before = allocated();
    try {
      Map<String, Stored> tensors = Safetensors.read("damaged", damaged);
      tensors.forEach((n, s) -> assertEquals(s.shape().size(), s.values().length(), n));
      read++;
    } catch (NablaException e) {
      assertTrue(e.getMessage().startsWith("damaged: expected "), e.getMessage());
      assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
      refused++;
    } catch (RuntimeException | Error e) {
      fail(new String(damaged, StandardCharsets.ISO_8859_1), e);
    }
    return allocated() - before;
  }

  private static String outcome(IntSupplier reading) {
    try {
      return Integer.toString(reading.getAsInt());
    } catch (NablaException e) {
      return e.getMessage();
    }
  }

  /** Bytes that this thread has allocated so far. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
