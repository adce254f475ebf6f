package dev.nabla.plot;

import dev.nabla.io.Replacement;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A picture that {@link Plots} made, of a fixed size in pixels; it needs no screen.
 *
 * <p>It holds what it draws: what is done to a model or a history afterwards changes nothing.
 */
public final class Picture {
  private final int width;
  private final int height;
  private final Painting painting;

  Picture(int width, int height, Painting painting) {
    this.width = width;
    this.height = height;
    this.painting = painting;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /**
   * Writes it as PNG or SVG, by the file's ending; another one is an error.
   *
   * <p>The file is whole or the old one, whatever fails. On one machine the same picture gives the
   * same bytes; letters depend on the fonts that a machine has.
   */
  public void save(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(Format.of(file).bytes(this));
    Replacement.write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Look.PAPER);
    g.fillRect(0, 0, width, height);
    painting.paint(g);
  }
}
