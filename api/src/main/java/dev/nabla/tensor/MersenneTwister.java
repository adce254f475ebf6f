package dev.nabla.tensor;

import java.nio.ByteBuffer;

/**
 * MT19937 (Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
 * pseudo-random number generator", 1998), read as PyTorch reads it.
 */
final class MersenneTwister {
  static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int TWIST = 0x9908b0df;
  private static final long MANTISSA = (1L << 53) - 1;

  private final long seed;
  private final int[] words = new int[SIZE];

  /** Words used since the last twist; 0 only before the first draw. */
  private int used;

  /** The stream that the low 32 bits of {@code seed} begin. */
  MersenneTwister(long seed) {
    this.seed = seed;
    words[0] = (int) seed;
    for (int i = 1; i < SIZE; i++) {
      words[i] = 1812433253 * (words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    }
  }

  /** What {@link #write} wrote; see {@link GeneratorState} for the checks. */
  MersenneTwister(ByteBuffer from) {
    seed = from.getLong();
    from.getLong();
    used = (int) from.getLong();
    for (int i = 0; i < SIZE; i++) {
      words[i] = (int) from.getLong();
    }
  }

  /** Seed, words left, 1, words used, and the words: as PyTorch lays them out. */
  void write(ByteBuffer to) {
    to.putLong(seed).putInt(left(used)).putInt(1).putLong(used);
    for (int word : words) {
      to.putLong(word & 0xffffffffL);
    }
  }

  /** Draws until the next twist, that one included, after {@code used} words. */
  static int left(long used) {
    return used == 0 ? 1 : (int) (SIZE + 1 - used);
  }

  long seed() {
    return seed;
  }

  /** 32 random bits. */
  int next32() {
    if (used % SIZE == 0) {
      twist();
      used = 0;
    }
    int y = words[used++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** 64 random bits, the high half drawn first. */
  long next64() {
    long high = next32();
    return high << 32 | (next32() & 0xffffffffL);
  }

  /** A multiple of 2^-24 from 0 to below 1. */
  float nextFloat() {
    return (next32() & 0xffffff) * 0x1p-24f;
  }

  /** A multiple of 2^-53 from 0 to below 1. */
  double nextDouble() {
    return (next64() & MANTISSA) * 0x1p-53;
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int mixed = (words[i] & 0x80000000) | (words[(i + 1) % SIZE] & 0x7fffffff);
      words[i] = words[(i + SHIFT) % SIZE] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : TWIST);
    }
  }
}
