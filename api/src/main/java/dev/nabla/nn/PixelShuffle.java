package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/**
 * {@code y[.., c, h * r + i, w * r + j] = x[.., c * r * r + i * r + j, h, w]}, r being the factor
 * (Shi et al., "Real-time single image and video super-resolution using an efficient sub-pixel
 * convolutional neural network", 2016).
 */
public record PixelShuffle(int upscaleFactor) implements Module {
  /** Checks the factor. */
  public PixelShuffle {
    Require.atLeastOne("pixelShuffle", "upscaleFactor", upscaleFactor);
  }

  @Override
  public Tensor forward(Tensor x) {
    Shape shape = x.shape();
    int r = upscaleFactor;
    if (shape.rank() < 3 || shape.extent(-3) % (r * r) != 0) {
      throw new NablaException(
          "pixelShuffle",
          "an input [.., C * " + r + " * " + r + ", H, W]",
          "shape " + shape,
          "make the layer before it give more channels");
    }
    int channels = shape.extent(-3) / (r * r);
    int height = shape.extent(-2);
    int width = shape.extent(-1);
    int batch = Math.toIntExact(shape.with(-3, 1).with(-2, 1).with(-1, 1).size());
    return x.reshape(Shape.of(batch, channels, r, r, height, width))
        .permute(0, 1, 4, 2, 5, 3)
        .reshape(shape.with(-3, channels).with(-2, height * r).with(-1, width * r));
  }

  @Override
  public String toString() {
    return describe();
  }
}
