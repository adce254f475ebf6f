package dev.nabla.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where links of pages go within a repository. */
final class Links {
  private Links() {}

  /** Whether a link leaves the repository. */
  static boolean isOutside(String destination) {
    return destination.matches("[a-z]+:.*");
  }

  /** The file that a link names; the page itself if it names but a heading. */
  static Path file(Page page, String destination) {
    String file = destination.replaceAll("#.*", "");
    return file.isEmpty() ? page.file() : page.file().resolveSibling(file).normalize();
  }

  /** The heading that a link names, or nothing. */
  static String anchor(String destination) {
    int at = destination.indexOf('#');
    return at < 0 ? "" : destination.substring(at + 1);
  }

  /** The links to files and headings that are not there, each in a line. */
  static List<String> broken(Repository repository) {
    List<String> broken = new ArrayList<>();
    for (Page page : repository.pages().values()) {
      for (String destination : page.destinations()) {
        if (!isOutside(destination) && !leads(repository, page, destination)) {
          broken.add(page.file() + ": " + destination);
        }
      }
    }
    return broken;
  }

  private static boolean leads(Repository repository, Page page, String destination) {
    Path file = file(page, destination);
    if (file.startsWith("..") || !repository.has(file)) {
      return false;
    }
    String anchor = anchor(destination);
    Page to = repository.pages().get(file);
    return anchor.isEmpty() || (to != null && to.anchors().containsKey(anchor));
  }
}
