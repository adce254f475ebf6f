package dev.nabla.tensor;

import java.util.Arrays;

/**
 * A seeded stream of random numbers, the same as PyTorch's on the CPU.
 *
 * <p>The engine is MT19937 (Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally
 * equidistributed uniform pseudo-random number generator", 1998), seeded with the low 32 bits as
 * {@code torch.manual_seed} does. Safe for use by several threads.
 */
public final class Generator {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int TWIST = 0x9908b0df;

  private final int[] state = new int[SIZE];
  private int next;

  /** A stream that begins as after {@code torch.manual_seed(seed)}. */
  public Generator(long seed) {
    fill(seed);
  }

  /** Begins anew with {@code seed}. */
  public synchronized void seed(long seed) {
    fill(seed);
  }

  /** A stream of its own that goes on from where this one is. */
  public synchronized Generator copy() {
    Generator copy = new Generator(0);
    System.arraycopy(state, 0, copy.state, 0, SIZE);
    copy.next = next;
    return copy;
  }

  /** Goes on from where {@code other} is. */
  public void become(Generator other) {
    Generator source = other.copy(); // holds one lock at a time
    synchronized (this) {
      System.arraycopy(source.state, 0, state, 0, SIZE);
      next = source.next;
    }
  }

  /** Whether it will go on as {@code other} will. */
  public boolean isAt(Generator other) {
    Generator there = other.copy(); // holds one lock at a time
    synchronized (this) {
      return next == there.next && Arrays.equals(state, there.state);
    }
  }

  /** 32 random bits. */
  public synchronized int nextBits() {
    if (next == SIZE) {
      twist();
      next = 0;
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /**
   * {@code count} FLOAT32 values, {@code u * (high - low) + low} with u of 24 random bits: {@code
   * torch.empty(count).uniform_(low, high)}, whose product and sum are rounded once.
   */
  public synchronized HostArray.Floats uniform(int count, double low, double high) {
    float from = (float) low;
    float span = (float) high - from;
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.fma((nextBits() & 0xffffff) * 0x1p-24f, span, from);
    }
    return new HostArray.Floats(values);
  }

  private void fill(long seed) {
    state[0] = (int) seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    next = SIZE;
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int mixed = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      state[i] = state[(i + SHIFT) % SIZE] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : TWIST);
    }
  }
}
