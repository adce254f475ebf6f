package dev.nabla.plot;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Images in rows, each enlarged by a whole number so that pixels stay squares. */
final class ImageGrid {
  private static final int GAP = 6;
  private static final int WISHED = 112;
  private static final int WIDEST = 1600;
  private static final long MOST_PIXELS = 1L << 26;
  private static final Color NOT_A_NUMBER = Color.MAGENTA;

  private final double[] values;
  private final int count;
  private final int channels;
  private final int height;
  private final int width;
  private final int columns;
  private final int zoom;

  private ImageGrid(Tensor images, int columns) {
    Shape shape = images.shape();
    this.values = Numbers.of(images);
    this.count = shape.extent(0);
    this.channels = shape.rank() == 4 ? shape.extent(1) : 1;
    this.height = shape.extent(-2);
    this.width = shape.extent(-1);
    this.columns = Math.min(columns, count);
    int most = Math.min(WISHED / Math.max(height, width), WIDEST / this.columns / width);
    this.zoom = Math.max(1, most);
  }

  static Picture of(Tensor images, int columns) {
    Shape shape = images.shape();
    boolean colours = shape.rank() == 4 && (shape.extent(1) == 1 || shape.extent(1) == 3);
    if (!(shape.rank() == 3 || colours) || shape.size() == 0) {
      throw new NablaException(
          "images",
          "images [n, height, width], [n, 1, height, width] or [n, 3, height, width]",
          shape.toString(),
          "reshape them, or draw some channels alone with narrow(1, first, count, 1)");
    }
    if (columns < 1) {
      throw new NablaException(
          "images", "at least one column", Integer.toString(columns), "say how many in a row");
    }
    ImageGrid grid = new ImageGrid(images, columns);
    if (grid.pixels() > MOST_PIXELS) {
      throw new NablaException(
          "images",
          "at most " + MOST_PIXELS + " pixels",
          grid.pixels() + " of " + shape,
          "draw fewer: images.narrow(0, 0, 100, 1)");
    }
    BufferedImage drawn = grid.drawn();
    return new Picture(drawn.getWidth(), drawn.getHeight(), g -> g.drawImage(drawn, 0, 0, null));
  }

  private long pixels() {
    return across() * down();
  }

  private long across() {
    return GAP + columns * ((long) zoom * width + GAP);
  }

  private long down() {
    return GAP + (count + columns - 1L) / columns * ((long) zoom * height + GAP);
  }

  private BufferedImage drawn() {
    BufferedImage drawn =
        new BufferedImage((int) across(), (int) down(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = drawn.createGraphics();
    g.setColor(Look.PAPER);
    g.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    for (int i = 0; i < count; i++) {
      Graphics2D part = (Graphics2D) g.create();
      part.translate(
          GAP + i % columns * (zoom * width + GAP), GAP + i / columns * (zoom * height + GAP));
      image(part, i);
      part.dispose();
    }
    g.dispose();
    return drawn;
  }

  private void image(Graphics2D g, int image) {
    g.setColor(Look.GRID);
    g.fillRect(-1, -1, zoom * width + 2, zoom * height + 2); // else a white one had no edge
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        g.setColor(pixel(image, y, x));
        g.fillRect(x * zoom, y * zoom, zoom, zoom);
      }
    }
  }

  private Color pixel(int image, int y, int x) {
    int[] rgb = new int[3];
    for (int i = 0; i < 3; i++) {
      int channel = channels == 1 ? 0 : i;
      double value = values[((image * channels + channel) * height + y) * width + x];
      if (Double.isNaN(value)) {
        return NOT_A_NUMBER;
      }
      rgb[i] = (int) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return new Color(rgb[0], rgb[1], rgb[2]);
  }
}
