package dev.nabla.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.tensor.NablaException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.function.Executable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Pictures as the JDK's own readers see them. */
final class Drawn {
  private Drawn() {}

  static BufferedImage png(Picture picture, Path folder) throws IOException {
    Path file = folder.resolve("picture.png");
    picture.save(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(picture.width(), image.getWidth());
    assertEquals(picture.height(), image.getHeight());
    return image;
  }

  static Element svg(Picture picture, Path folder) throws IOException {
    Path file = folder.resolve("picture.svg");
    picture.save(file);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      assertEquals(picture.width() + "px", root.getAttribute("width"));
      assertEquals(picture.height() + "px", root.getAttribute("height"));
      return root;
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> texts(Element svg) {
    return elements(svg, "text").map(Element::getTextContent).toList();
  }

  /** The elements of this tag, of those that are drawn in this colour. */
  static List<Element> coloured(Element svg, String tag, int series) {
    String colour =
        String.format(
            "rgb(%d,%d,%d)",
            Look.series(series).getRed(),
            Look.series(series).getGreen(),
            Look.series(series).getBlue());
    return elements(svg, tag).filter(e -> e.getAttribute("style").contains(colour)).toList();
  }

  private static Stream<Element> elements(Element svg, String tag) {
    NodeList nodes = svg.getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found.stream();
  }

  /** How many pixels are just of this colour. */
  static long count(BufferedImage image, int rgb) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(all).filter(one -> (one & 0xffffff) == rgb).count();
  }

  static String refused(Executable call) {
    return assertThrows(NablaException.class, call).getMessage();
  }
}
