package dev.nabla.site;

import java.nio.file.Path;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;

/** What all pages have around them: a head, and the contents that {@code docs/README.md} lists. */
final class Template {
  private static final Path CONTENTS = Path.of("docs/README.md");
  private static final String HTML = Site.resource("page.html");

  private final Repository repository;
  private final boolean apidocs;

  /** With a link to the classes if they are beside the pages. */
  Template(Repository repository, boolean apidocs) {
    this.repository = repository;
    this.apidocs = apidocs;
  }

  /** The page at {@code place} in the site. */
  String of(Path place, String title, String body) {
    return HTML.replace("{{title}}", Html.escaped(title))
        .replace("{{root}}", Html.relative(place, Path.of("index.html")))
        .replace("{{style}}", Html.relative(place, Path.of("style.css")))
        .replace("{{contents}}", contents(place))
        .replace("{{body}}", body);
  }

  private String contents(Path place) {
    StringBuilder html = new StringBuilder();
    Page page = repository.pages().get(CONTENTS);
    if (page != null) {
      page.document().accept(new Contents(page, place, html));
    }
    if (apidocs) {
      html.append(entry(place, Path.of("apidocs/index.html"), "Classes (Javadoc)"));
    }
    return html.toString();
  }

  private static String entry(Path from, Path to, String text) {
    String here = from.equals(to) ? " aria-current=\"page\"" : "";
    return "<a href=\"%s\"%s>%s</a>\n".formatted(Html.relative(from, to), here, Html.escaped(text));
  }

  /** Its second headings, and its links to other pages. */
  private static final class Contents extends AbstractVisitor {
    private final Page page;
    private final Path place;
    private final StringBuilder html;

    Contents(Page page, Path place, StringBuilder html) {
      this.page = page;
      this.place = place;
      this.html = html;
    }

    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() == 2) {
        html.append("<h2>" + Html.escaped(Page.text(heading)) + "</h2>\n");
      }
    }

    @Override
    public void visit(Link link) {
      if (link.getDestination().endsWith(".md")) {
        Path to = Page.output(Links.file(page, link.getDestination()));
        html.append(entry(place, to, Page.text(link)));
      }
    }
  }
}
