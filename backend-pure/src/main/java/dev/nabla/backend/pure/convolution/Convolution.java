package dev.nabla.backend.pure.convolution;

import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/** The three forms of convolution, on arrays without gaps, {@code float[]} or {@code double[]}. */
public final class Convolution {
  /** Up to so many channels in a group leave most lanes of a tile empty. */
  private static final int FEW = 2;

  private Convolution() {}

  /** Writes {@code op(a, b)} to {@code result}, which is zero and as long as its shape says. */
  public static void run(
      ConvolutionOp op,
      DType dtype,
      Object a,
      Shape shapeOfA,
      Object b,
      Shape shapeOfB,
      Geometry geometry,
      Object result) {
    int samples = shapeOfA.extent(0);
    int channels = shapeOfA.extent(1);
    int groups = geometry.groups();
    switch (op) {
      case FORWARD -> {
        int each = shapeOfB.extent(0) / groups;
        Taps taps = Taps.forward(geometry, channels);
        int places = geometry.rows().count() * geometry.columns().count();
        int apart = taps.step().length;
        Channels to = new Channels(groups, each, places, apart, each * apart);
        correlate(dtype, taps, to, samples, a, b, result);
      }
      case INPUT -> {
        int each = shapeOfB.extent(1);
        int places = geometry.rows().input() * geometry.columns().input();
        int kernel = geometry.rows().size() * geometry.columns().size();
        int weights = channels / groups * each * kernel;
        Channels to = new Channels(groups, each, places, kernel, weights);
        for (Taps taps : Taps.input(geometry, channels, each)) {
          correlate(dtype, taps, to, samples, a, b, result);
        }
      }
      case WEIGHT -> {
        int each = shapeOfB.extent(1) / groups;
        Taps taps = Taps.forward(geometry, channels);
        if (each <= FEW) {
          new Strips(dtype, taps).weight(groups, each, samples, a, b, result);
        } else {
          weight(dtype, taps, groups, each, samples, a, b, result);
        }
      }
    }
  }

  private static void weight(
      DType dtype, Taps taps, int groups, int each, int samples, Object x, Object y, Object w) {
    Tile line = Tiles.line(dtype);
    if (line != null && taps.isDense(1)) {
      new WeightSums(line, taps.flat(), groups, each).run(samples, x, y, w);
      if (isFinite((float[]) w)) {
        return; // else what is read in the gaps may not be, and times 0 it is not 0
      }
      Arrays.fill((float[]) w, 0);
    }
    new WeightSums(Tiles.of(dtype, each), taps, groups, each).run(samples, x, y, w);
  }

  private static boolean isFinite(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value * 0;
    }
    return sum == 0;
  }

  private static void correlate(
      DType dtype, Taps taps, Channels to, int samples, Object x, Object weight, Object y) {
    if (taps.step().length == 0) {
      return; // no window holds these
    }
    FlatTile flat = Tiles.flat(dtype);
    Tile tile = Tiles.of(dtype, to.each());
    if (to.each() <= FEW) {
      new Strips(dtype, taps).run(to, samples, x, weight, y);
    } else if (flat != null && taps.isDense(flat.lanes())) {
      new FlatCorrelation(flat, tile, taps, to).run(samples, x, weight, y);
    } else {
      new Correlation(tile, taps, to).run(samples, x, weight, y);
    }
  }
}
