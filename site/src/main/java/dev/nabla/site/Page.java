package dev.nabla.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page in Markdown.
 *
 * @param file its place in the repository
 * @param document what it says
 * @param anchors its headings by the names that GitHub gives them
 */
record Page(Path file, Node document, Map<String, Heading> anchors) {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  static Page of(Path file, String markdown) {
    Node document = PARSER.parse(markdown);
    return new Page(file, document, anchors(document));
  }

  private static Map<String, Heading> anchors(Node document) {
    Map<String, Heading> anchors = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String name = anchor(text(heading));
            int before = seen.merge(name, 1, Integer::sum) - 1;
            anchors.put(before == 0 ? name : name + "-" + before, heading);
          }
        });
    return anchors;
  }

  /** As GitHub does: letters and digits in lower case, blanks as dashes, nothing else. */
  static String anchor(String heading) {
    StringBuilder anchor = new StringBuilder();
    heading
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                anchor.appendCodePoint(c);
              } else if (c == ' ') {
                anchor.append('-');
              }
            });
    return anchor.toString();
  }

  /** The words below {@code node}. */
  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak part) {
            text.append(' ');
          }
        });
    return text.toString();
  }

  /** Its first heading. */
  String title() {
    return anchors.isEmpty() ? file.toString() : text(anchors.values().iterator().next());
  }

  /** Where the links and pictures go. */
  List<String> destinations() {
    List<String> destinations = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            destinations.add(link.getDestination());
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            destinations.add(image.getDestination());
          }
        });
    return destinations;
  }

  /** Its place in the site. */
  Path output() {
    return output(file);
  }

  /** The place of a page. */
  static Path output(Path file) {
    String name = file.getFileName().toString();
    String html = name.equals("README.md") ? "index.html" : name.replaceAll("\\.md$", ".html");
    return file.resolveSibling(html);
  }

  /** The place of what is no page: {@code Part.java.html}, and {@code folder.html} of a folder. */
  static Path shown(Path file) {
    return file.resolveSibling(file.getFileName() + ".html");
  }
}
