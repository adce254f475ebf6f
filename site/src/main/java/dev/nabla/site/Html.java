package dev.nabla.site;

import java.nio.file.Path;

/** Text as HTML. */
final class Html {
  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** How the page {@code from} links to {@code to}, both places in the site. */
  static String relative(Path from, Path to) {
    Path folder = from.getParent();
    String path = folder == null ? to.toString() : folder.relativize(to).toString();
    return path.replace('\\', '/');
  }
}
