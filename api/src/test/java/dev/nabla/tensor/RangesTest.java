package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Against what PyTorch 2.13 made on the CPU. */
class RangesTest {
  private static final int[] SIZES = {1, 5, 15, 16, 17, 31, 33, 1000};

  /** {@code torch.arange(start, stop, step)}, of 1005, 68, 24 and 10 values. */
  @Test
  void arange() {
    aranges(DType.FLOAT32, 0x3dec2943L, 0xad40e2f4L, 0x4fc925c7L, 0x6301f768L);
    aranges(DType.FLOAT64, 0xf3a04647L, 0x372fbb6aL, 0x8bf64669L, 0x01790f6eL);
  }

  private static void aranges(DType dtype, long... recorded) {
    assertEquals(recorded[0], Digest.of(Ranges.arange(-3.3, 97.2, 0.1, dtype)));
    assertEquals(recorded[1], Digest.of(Ranges.arange(0.3, 5, 0.07, dtype)));
    assertEquals(recorded[2], Digest.of(Ranges.arange(5, -2, -0.3, dtype)));
    assertEquals(recorded[3], Digest.of(Ranges.arange(0, 1, 0.1, dtype)));
  }

  /** {@code torch.linspace(-3.3, 97.2, n)}, for INT64 {@code torch.linspace(-1000, 37, n)}. */
  @Test
  void linspace() {
    linspaces(
        DType.FLOAT32,
        -3.3,
        97.2,
        0xef051fbdL,
        0xaa026934L,
        0x3727768aL,
        0x1a4bda6bL,
        0xcb729d44L,
        0xe68a75b1L,
        0x99db99c3L,
        0xfb8acea8L);
    linspaces(
        DType.FLOAT64,
        -3.3,
        97.2,
        0x60835457L,
        0x1dad2209L,
        0x6ca12340L,
        0x584a16beL,
        0xae1ecc83L,
        0x10116979L,
        0x72fc4a8eL,
        0x5bc270e1L);
    linspaces(
        DType.INT64,
        -1000,
        37,
        0x99b9e9f9L,
        0x2f597f30L,
        0x9efbf7caL,
        0x3d548410L,
        0xa88e53b2L,
        0x16c7f2dcL,
        0x278de2b9L,
        0x84f429afL);
  }

  private static void linspaces(DType dtype, double start, double stop, long... recorded) {
    for (int i = 0; i < SIZES.length; i++) {
      HostArray made = Ranges.linspace(start, stop, SIZES[i], dtype);
      assertEquals(recorded[i], Digest.of(made), () -> made.toString());
    }
  }

  @Test
  void wholeNumbersAreExact() {
    HostArray.Longs above = (HostArray.Longs) Ranges.arange(0x1p53 - 2, 0x1p53, 1, DType.INT64);
    assertEquals(new HostArray.Longs(new long[] {(1L << 53) - 2, (1L << 53) - 1}), above);
    assertEquals(new HostArray.Longs(new long[] {5, 3, 1}), Ranges.arange(5, 0, -2, DType.INT64));
    assertEquals(0, Ranges.arange(3, 3, -2, DType.INT64).length());
    assertEquals(0, Ranges.linspace(3, 4, 0, DType.FLOAT32).length());
  }
}
