package dev.nabla.data;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/**
 * Changes of pictures {@code [channels, height, width]}, drawn as torchvision draws them.
 *
 * <pre>{@code
 * dataset.augment(
 *     (e, g) -> new Example(Transforms.randomHorizontalFlip(e.input(), 0.5, g), e.target()));
 * }</pre>
 */
public final class Transforms {
  private Transforms() {}

  /** {@code (x - mean) / std}, channel by channel. */
  public static Tensor normalize(Tensor image, double[] mean, double[] std) {
    Shape shape = checked("normalize", image);
    if (mean.length != shape.extent(0) || std.length != shape.extent(0)) {
      throw new NablaException(
          "normalize",
          "a mean and a standard deviation for each of " + shape.extent(0) + " channels",
          mean.length + " and " + std.length,
          "name them channel by channel");
    }
    return image.sub(channels(image, mean)).div(channels(image, std));
  }

  private static Tensor channels(Tensor like, double... values) {
    HostArray numbers = HostArray.generate(like.dtype(), values.length, i -> values[i]);
    return like.hostLike(numbers, Shape.of(values.length, 1, 1));
  }

  /** Left and right exchanged with probability {@code p}: {@code rand(1) < p}. */
  public static Tensor randomHorizontalFlip(Tensor image, double p, Generator generator) {
    checked("randomHorizontalFlip", image);
    return isDrawn(p, generator) ? image.flip(2) : image;
  }

  /** Upside down with probability {@code p}. */
  public static Tensor randomVerticalFlip(Tensor image, double p, Generator generator) {
    checked("randomVerticalFlip", image);
    return isDrawn(p, generator) ? image.flip(1) : image;
  }

  private static boolean isDrawn(double p, Generator generator) {
    return generator.uniform(1, 0, 1, DType.FLOAT32).getDouble(0) < (float) p;
  }

  /**
   * A part of {@code height} by {@code width}, anywhere in the picture with {@code padding} zeros
   * around it.
   */
  public static Tensor randomCrop(
      Tensor image, int height, int width, int padding, Generator generator) {
    checked("randomCrop", image);
    Tensor padded = image.pad(1, padding, padding, 0).pad(2, padding, padding, 0);
    int rows = padded.shape().extent(1) - height;
    int columns = padded.shape().extent(2) - width;
    if (rows < 0 || columns < 0 || height < 1 || width < 1) {
      throw new NablaException(
          "randomCrop",
          "a part within " + padded.shape().extent(1) + " by " + padded.shape().extent(2),
          height + " by " + width,
          "cut less out, or pad more");
    }
    if (rows == 0 && columns == 0) {
      return padded;
    }
    int top = (int) generator.randInt(1, 0, rows + 1).getLong(0);
    int left = (int) generator.randInt(1, 0, columns + 1).getLong(0);
    return padded.narrow(1, top, height, 1).narrow(2, left, width, 1);
  }

  private static Shape checked(String where, Tensor image) {
    if (image.shape().rank() != 3) {
      throw new NablaException(
          where,
          "a picture [channels, height, width]",
          "shape " + image.shape(),
          "change pictures one by one, before they are a batch");
    }
    return image.shape();
  }
}
