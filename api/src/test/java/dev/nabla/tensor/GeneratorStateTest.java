package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saving, restoring and splitting a stream. */
class GeneratorStateTest {
  /**
   * {@code torch.get_rng_state()} of PyTorch 2.13, seeded with 2^40 + 5, then after three normal
   * numbers, 621 uniform ones, and one more: 8, 629 and 630 words.
   */
  @Test
  void bytesEqualPyTorch() {
    Generator generator = new Generator((1L << 40) + 5);
    assertEquals(0xda1c7071L, Digest.of(generator.state()));
    generator.normal(3, 0, 1, DType.FLOAT32);
    assertEquals(0xa8ec296eL, Digest.of(generator.state()));
    generator.uniform(621, 0, 1);
    assertEquals(0x7d2004edL, Digest.of(generator.state()));
    generator.uniform(1, 0, 1);
    assertEquals(0x8f9a8fdcL, Digest.of(generator.state()));
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "16", "311", "312", "624"})
  void aRestoredStreamGoesOn(int drawn) {
    Generator generator = new Generator(3);
    generator.normal(drawn, 0, 1, DType.FLOAT32);
    byte[] state = generator.state();
    HostArray next = generator.normal(3, 0, 1, DType.FLOAT32);
    Generator other = new Generator(99);
    other.restore(state);
    assertEquals(next, other.normal(3, 0, 1, DType.FLOAT32));
    assertArrayEquals(generator.state(), other.state());
    assertEquals(3, other.initialSeed());
  }

  /** An offset in the state, a byte to put there, and what the error names. */
  @ParameterizedTest
  @CsvSource({
    "8, 7, 519 words left",
    "12, 0, words left",
    "17, 9, a position of",
    "23, -1, a position of",
    "28, 1, word 0",
    "5015, 1, word 623",
    "5040, 2, flag 2",
    "5031, 127, flag 1",
  })
  void damagedBytesChangeNothing(int offset, byte value, String part) {
    Generator generator = new Generator(3);
    generator.normal(1, 0, 1, DType.FLOAT32);
    byte[] state = generator.state();
    byte[] damaged = state.clone();
    damaged[offset] = value;
    damaged[5030] = offset == 5031 ? (byte) 0xf0 : damaged[5030];
    refused(generator, damaged, part);
    assertArrayEquals(state, generator.state());
  }

  @Test
  void bytesOfSomethingElse() {
    Generator generator = new Generator(3);
    refused(generator, new byte[0], "0 bytes");
    refused(generator, Arrays.copyOf(generator.state(), 5055), "5055 bytes");
    byte[] zeros = generator.state();
    Arrays.fill(zeros, 24, zeros.length, (byte) 0);
    refused(generator, zeros, "all zero");
  }

  private static void refused(Generator generator, byte[] state, String part) {
    String message =
        assertThrows(NablaException.class, () -> generator.restore(state)).getMessage();
    assertTrue(message.contains("generator state: expected 5056 bytes"), message);
    assertTrue(message.contains(part), message);
  }

  @Test
  void aChildHasAStreamOfItsOwn() {
    Generator parent = new Generator(3);
    Generator child = parent.split();
    Generator same = new Generator(new Generator(3).nextLong());
    HostArray drawn = child.uniform(5, 0, 1);
    assertEquals(same.uniform(5, 0, 1), drawn);
    assertNotEquals(parent.split().uniform(5, 0, 1), drawn);
    assertNotEquals(parent.uniform(5, 0, 1), drawn);
  }
}
