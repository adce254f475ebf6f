package dev.nabla.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Generator} stands.
 *
 * @param spare the second of the last pair of normal numbers, if nobody has drawn it yet
 */
record GeneratorState(MersenneTwister engine, @Nullable Double spare) {
  private static final int BYTES = 5056;
  private static final int LEFT = 8;
  private static final int SEEDED = 12;
  private static final int USED = 16;
  private static final int WORDS = 24;
  private static final int SPARE = WORDS + 8 * MersenneTwister.SIZE + 8;
  private static final int HAS_SPARE = SPARE + 16;

  /** The layout of {@code torch.get_rng_state()}, little-endian; unused fields are zero. */
  byte[] toBytes() {
    ByteBuffer to = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    engine.write(to);
    if (spare != null) {
      to.putDouble(SPARE, spare).putInt(HAS_SPARE, 1);
    }
    return to.array();
  }

  /** The state that {@link #toBytes} wrote. */
  static GeneratorState of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw bad(bytes.length + " bytes");
    }
    ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long used = from.getLong(USED);
    if (used < 0
        || used > MersenneTwister.SIZE
        || from.getInt(LEFT) != MersenneTwister.left(used)
        || from.getInt(SEEDED) != 1) {
      throw bad("a position of " + used + " with " + from.getInt(LEFT) + " words left");
    }
    checkWords(from);
    Double spare = spare(from);
    return new GeneratorState(new MersenneTwister(from), spare);
  }

  private static void checkWords(ByteBuffer from) {
    long any = 0;
    for (int i = 0; i < MersenneTwister.SIZE; i++) {
      long word = from.getLong(WORDS + 8 * i);
      any |= word;
      if (word >>> 32 != 0) {
        throw bad("word " + i + " of more than 32 bits");
      }
    }
    if (any == 0) {
      throw bad("words that are all zero");
    }
  }

  private static @Nullable Double spare(ByteBuffer from) {
    int flag = from.getInt(HAS_SPARE);
    double spare = from.getDouble(SPARE);
    if (flag < 0 || flag > 1 || !Double.isFinite(spare)) {
      throw bad("a kept normal number of " + spare + " with flag " + flag);
    }
    return flag == 1 ? spare : null;
  }

  private static NablaException bad(String found) {
    return new NablaException(
        "generator state",
        BYTES + " bytes of Generator.state() or torch.get_rng_state()",
        found,
        "read them from an undamaged copy");
  }
}
