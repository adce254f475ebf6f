package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** The inverse of {@link PixelShuffle}: {@code [.., C, H * r, W * r] -> [.., C * r * r, H, W]}. */
public record PixelUnshuffle(int downscaleFactor) implements Module {
  /** Checks the factor. */
  public PixelUnshuffle {
    Require.atLeastOne("pixelUnshuffle", "downscaleFactor", downscaleFactor);
  }

  @Override
  public Tensor forward(Tensor x) {
    Shape shape = x.shape();
    int r = downscaleFactor;
    if (shape.rank() < 3 || shape.extent(-2) % r != 0 || shape.extent(-1) % r != 0) {
      throw new NablaException(
          "pixelUnshuffle",
          "an input [.., C, H * " + r + ", W * " + r + "]",
          "shape " + shape,
          "pad or crop it");
    }
    int channels = shape.extent(-3);
    int height = shape.extent(-2) / r;
    int width = shape.extent(-1) / r;
    int batch = Math.toIntExact(shape.with(-3, 1).with(-2, 1).with(-1, 1).size());
    return x.reshape(Shape.of(batch, channels, height, r, width, r))
        .permute(0, 1, 3, 5, 2, 4)
        .reshape(shape.with(-3, channels * r * r).with(-2, height).with(-1, width));
  }

  @Override
  public String toString() {
    return describe();
  }
}
