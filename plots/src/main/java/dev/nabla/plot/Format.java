package dev.nabla.plot;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.nabla.tensor.NablaException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What a picture's file may be. */
enum Format {
  PNG {
    @Override
    void write(Picture picture, ByteArrayOutputStream to) throws IOException {
      BufferedImage image =
          new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      picture.paint(g);
      g.dispose();
      try (ImageOutputStream memory = new MemoryCacheImageOutputStream(to)) { // needs no file
        ImageIO.write(image, "png", memory);
      }
    }
  },
  SVG {
    @Override
    void write(Picture picture, ByteArrayOutputStream to) throws IOException {
      VectorGraphics2D g = new VectorGraphics2D();
      picture.paint(g);
      PageSize page = new PageSize(0, 0, picture.width(), picture.height());
      ByteArrayOutputStream svg = new ByteArrayOutputStream();
      new SVGProcessor().getDocument(g.getCommands(), page).writeTo(svg);
      to.writeBytes(named(svg.toString(UTF_8)).getBytes(UTF_8));
    }

    /**
     * With the letters named: the writer leaves out Java's default, Dialog of 12 pixels, and for
     * any other family it looks through all that the machine has, at each word.
     */
    private String named(String svg) {
      return svg.replaceFirst("<svg ", "<svg font-family=\"sans-serif\" font-size=\"12px\" ");
    }
  };

  abstract void write(Picture picture, ByteArrayOutputStream to) throws IOException;

  /** The whole file. */
  byte[] bytes(Picture picture) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try {
      write(picture, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing but memory is written to
    }
    return to.toByteArray();
  }

  /** By the file's ending, whatever its case. */
  static Format of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new NablaException(
        "picture",
        "a file that ends in .png or .svg",
        "'" + file.getFileName() + "'",
        "name it so: .png for pixels, .svg for lines that can be enlarged");
  }
}
