package dev.nabla.backend.pure.convolution;

import dev.nabla.backend.pure.loop.VectorApi;
import dev.nabla.tensor.DType;
import org.jspecify.annotations.Nullable;

/** The tiles of this machine: with the Vector API where it is there, in plain loops elsewhere. */
public final class Tiles {
  private static final Tile PLAIN_FLOATS = new FloatTile();
  private static final Tile SMALL_FLOATS = VectorApi.make("SmallFloatTile", PLAIN_FLOATS);
  private static final Tile DOUBLES = VectorApi.make("SmallDoubleTile", new DoubleTile());

  /** Vectors of 512 bits come with 32 registers for them. */
  private static final boolean ROOMY =
      SMALL_FLOATS != PLAIN_FLOATS && SMALL_FLOATS.lanes() == 3 * 16;

  private static final Tile WIDE_FLOATS =
      ROOMY ? VectorApi.make("WideFloatTile", SMALL_FLOATS) : SMALL_FLOATS;
  private static final Tile TALL_FLOATS =
      ROOMY ? VectorApi.make("TallFloatTile", SMALL_FLOATS) : SMALL_FLOATS;

  private static final @Nullable FlatTile FLAT_FLOATS = VectorApi.find("FlatFloatTile");
  private static final @Nullable Tile LINE_FLOATS = VectorApi.find("LineFloatTile");

  private Tiles() {}

  /** The one for places that are neighbours, if there is one. */
  static @Nullable FlatTile flat(DType dtype) {
    return dtype == DType.FLOAT32 ? FLAT_FLOATS : null;
  }

  /** The one whose steps are neighbours, if there is one. */
  static @Nullable Tile line(DType dtype) {
    return dtype == DType.FLOAT32 ? LINE_FLOATS : null;
  }

  /** The best one for so many channels of {@code dtype}, which is floating. */
  static Tile of(DType dtype, int channels) {
    if (dtype == DType.FLOAT64) {
      return DOUBLES;
    }
    int narrow = TALL_FLOATS.lanes();
    int left = channels % WIDE_FLOATS.lanes();
    return left > 0 && left <= narrow && channels < 4 * WIDE_FLOATS.lanes()
        ? TALL_FLOATS
        : WIDE_FLOATS;
  }
}
