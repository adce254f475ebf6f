package dev.nabla.monitor;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A tensor {@code [channels, height, width]} as a PNG. */
final class Picture {
  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);
  private static final int MOST = 255;

  private final HostArray values;
  private final int scale;
  private final int channels;
  private final int height;
  private final int width;

  /** Floating: from 0 to 1; whole: from 0 to 255. What is beyond is cut off. */
  Picture(Tensor image) {
    int[] extents = image.shape().toArray();
    if (extents.length != 3 || !CHANNELS.contains(extents[0]) || image.shape().size() == 0) {
      throw new NablaException(
          "addImage",
          "[channels, height, width] with 1, 3 or 4 channels",
          "shape " + image.shape(),
          "permute it, or take one of a batch");
    }
    this.values = image.toHost();
    this.scale = image.dtype().isFloating() || image.dtype() == DType.BOOL ? MOST : 1;
    this.channels = extents[0];
    this.height = extents[1];
    this.width = extents[2];
  }

  ProtoWriter message() {
    return new ProtoWriter().whole(1, height).whole(2, width).whole(3, channels).bytes(4, png());
  }

  private byte[] png() {
    int[] kinds = {
      BufferedImage.TYPE_BYTE_GRAY, 0, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB
    };
    BufferedImage image = new BufferedImage(width, height, kinds[channels - 1]);
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          image.getRaster().setSample(x, y, channel, level((channel * height + y) * width + x));
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) { // needs no file
      ImageIO.write(image, "png", memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is no disk
    }
    return out.toByteArray();
  }

  private int level(int at) {
    return (int) Math.max(0, Math.min(MOST, values.getDouble(at) * scale));
  }
}
