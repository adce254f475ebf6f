package dev.nabla.data;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures as tensors: FLOAT32 {@code [channels, height, width]} from 0 to 1. */
public final class Images {
  private static final int RGB = 3;
  private static final int MOST = 255;

  private Images() {}

  /**
   * The picture in {@code file} (PNG, JPEG, GIF or BMP), red, green and blue: torchvision's {@code
   * ToTensor} of what PIL opens as RGB. What is transparent keeps its colour.
   */
  public static Tensor read(Path file, TensorFactory factory) {
    BufferedImage image = image(file);
    int width = image.getWidth();
    int height = image.getHeight();
    boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    float[] values = gray ? gray(image.getRaster()) : colours(image);
    return factory.tensor(new HostArray.Floats(values), Shape.of(RGB, height, width));
  }

  private static float[] colours(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    float[] values = new float[RGB * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      for (int channel = 0; channel < RGB; channel++) {
        int level = (pixels[i] >> (8 * (RGB - 1 - channel))) & MOST;
        values[channel * pixels.length + i] = level / (float) MOST;
      }
    }
    return values;
  }

  /** As stored: Java takes gray levels for linear ones, and would make them brighter. */
  private static float[] gray(Raster raster) {
    int count = raster.getWidth() * raster.getHeight();
    float most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    int[] levels = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    float[] values = new float[RGB * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = levels[i % count] / most;
    }
    return values;
  }

  private static BufferedImage image(Path file) {
    try {
      BufferedImage image = Files.exists(file) ? ImageIO.read(file.toFile()) : null;
      if (image == null) {
        throw new NablaException(
            file.toString(),
            "a PNG, JPEG, GIF or BMP",
            Files.exists(file) ? "another kind of file" : "no file",
            "convert it, or mend its path");
      }
      return image;
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new NablaException(
          file.toString(), "a whole picture", String.valueOf(e), "save it again", e);
    }
  }

  /**
   * Gray {@code [1, height, width]} of a picture in colour: {@code 0.299 r + 0.587 g + 0.114 b}.
   */
  public static Tensor gray(Tensor image) {
    if (image.shape().rank() != RGB || image.shape().extent(0) != RGB) {
      throw new NablaException(
          "gray", "[3, height, width]", "shape " + image.shape(), "pass a picture in colour");
    }
    return image
        .narrow(0, 0, 1, 1)
        .mul(0.299)
        .add(image.narrow(0, 1, 1, 1).mul(0.587))
        .add(image.narrow(0, 2, 1, 1).mul(0.114));
  }
}
