package dev.nabla.site;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page as HTML, with links to pages of the site. */
final class Renderer {
  private final Repository repository;
  private final Page page;
  private final Set<Path> files = new LinkedHashSet<>();

  Renderer(Repository repository, Page page) {
    this.repository = repository;
    this.page = page;
  }

  String html() {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .escapeHtml(true)
        .attributeProviderFactory(context -> (node, tag, attributes) -> attribute(node, attributes))
        .nodeRendererFactory(Blocks::new)
        .build()
        .render(page.document());
  }

  /** What is no page, and was linked to. */
  Set<Path> files() {
    return files;
  }

  private void attribute(Node node, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      page.anchors()
          .forEach(
              (anchor, one) -> {
                if (one.equals(heading)) {
                  attributes.put("id", anchor);
                }
              });
    } else if (node instanceof Link link && !Links.isOutside(link.getDestination())) {
      attributes.put("href", href(link.getDestination()));
    } else if (node instanceof TableBlock) {
      attributes.put("tabindex", "0"); // so that keys can move what is wider than the page
    }
  }

  private String href(String destination) {
    Path file = Links.file(page, destination);
    String anchor = Links.anchor(destination);
    Page to = repository.pages().get(file);
    if (to == null) {
      files.add(file);
    }
    Path place = to == null ? Page.shown(file) : to.output();
    boolean here = place.equals(page.output());
    return (here ? "" : Html.relative(page.output(), place))
        + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  /** Blocks of code, in colors. */
  private static final class Blocks implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    Blocks(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      String language = block.getInfo() == null ? "" : block.getInfo();
      context.getWriter().raw(Highlighter.block(block.getLiteral(), language));
    }
  }
}
