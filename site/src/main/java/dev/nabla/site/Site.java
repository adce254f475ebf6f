package dev.nabla.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pages of a repository as HTML: each in its place, {@code README.md} as {@code index.html},
 * and each file that one links to beside them.
 */
public final class Site {
  private final Repository repository;
  private final Path target;
  private final Template template;
  private final Set<Path> shown = new LinkedHashSet<>();

  private Site(Repository repository, Path target) {
    this.repository = repository;
    this.target = target;
    this.template = new Template(repository, Files.exists(target.resolve("apidocs/index.html")));
  }

  /** Writes the site of the repository in the first folder to the second. */
  public static void main(String[] args) {
    write(Path.of(args[0]), Path.of(args[1]));
  }

  /** Writes the site of the repository in {@code root}; a broken link is an error. */
  static void write(Path root, Path target) {
    Repository repository = Repository.of(root);
    List<String> broken = Links.broken(repository);
    if (!broken.isEmpty()) {
      throw new IllegalStateException("broken links:\n" + String.join("\n", broken));
    }
    new Site(repository, target).write();
  }

  private void write() {
    repository.pages().values().forEach(this::write);
    Set<Path> left = new LinkedHashSet<>(shown);
    while (!left.isEmpty()) { // a folder shows files, which no page links to
      Path next = left.iterator().next();
      left.remove(next);
      show(next).stream().filter(shown::add).forEach(left::add);
    }
    put("style.css", resource("style.css"));
  }

  private void write(Page page) {
    Renderer renderer = new Renderer(repository, page);
    put(page.output().toString(), template.of(page.output(), page.title(), renderer.html()));
    shown.addAll(renderer.files());
  }

  /** A file's lines, or a folder's files, which are then to be shown as well. */
  private List<Path> show(Path file) {
    Path output = Page.shown(file);
    List<Path> files = repository.files(file);
    StringBuilder html = new StringBuilder("<h1>" + Html.escaped(file.toString()) + "</h1>\n");
    if (files.isEmpty()) {
      html.append(Highlighter.block(repository.read(file), Highlighter.language(file)));
    } else {
      html.append("<ul>\n");
      for (Path one : files) {
        String href = Html.relative(output, Page.shown(one));
        html.append("<li><a href=\"" + href + "\">" + file.relativize(one) + "</a></li>\n");
      }
      html.append("</ul>\n");
    }
    put(output.toString(), template.of(output, file.toString(), html.toString()));
    return files;
  }

  private void put(String file, String content) {
    try {
      Path to = target.resolve(file);
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.writeString(to, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text beside this class. */
  static String resource(String name) {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
