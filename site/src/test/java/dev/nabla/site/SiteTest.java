package dev.nabla.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages' links lead somewhere, on GitHub and in the site, which has all of them. */
class SiteTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  @TempDir private Path folder;

  @Test
  void linksOfThePagesLeadSomewhere() {
    assertEquals(List.of(), Links.broken(Repository.of(ROOT)));
  }

  @Test
  void brokenLinksAreNoticed() throws IOException {
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(
        folder.resolve("README.md"), "# A\n[b](docs/b.md#two-of-it) [c](docs/c.md)\n");
    Files.writeString(
        folder.resolve("docs/b.md"),
        """
        # B
        ## Two: of `it`
        [one](#b) [three](#three) [out](../../x) [web](https://x.org/y)
        ```
        [no](link.md)
        ```
        """);
    assertEquals(
        List.of("README.md: docs/c.md", "docs/b.md: #three", "docs/b.md: ../../x"),
        Links.broken(Repository.of(folder)));
    assertThrows(
        IllegalStateException.class, () -> Site.write(folder, folder.resolve("target/site")));
  }

  /** As a reader's browser follows them. */
  @Test
  void linksOfTheSiteLeadSomewhere() throws IOException {
    Path site = folder.resolve("site");
    Site.write(ROOT, site);
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path file : html(site)) {
      Matcher href = HREF.matcher(Files.readString(file));
      while (href.find()) {
        links++;
        if (!leads(file, href.group(1))) {
          broken.add(site.relativize(file) + ": " + href.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(links > 500, links + " links");
  }

  private static boolean leads(Path from, String href) throws IOException {
    if (href.matches("(https?|data):.*")) {
      return true;
    }
    String[] parts = href.split("#", 2);
    Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
    return Files.isRegularFile(to)
        && (parts.length == 1 || ids(Files.readString(to)).contains(parts[1]));
  }

  private static Set<String> ids(String html) {
    Set<String> ids = new TreeSet<>();
    ID.matcher(html).results().forEach(id -> ids.add(id.group(1)));
    return ids;
  }

  private static List<Path> html(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  /** Each with its heading and all of its contents beside it. */
  @Test
  void theSiteHasEachPage() throws IOException {
    Path site = folder.resolve("site");
    Site.write(ROOT, site);
    Repository repository = Repository.of(ROOT);
    Set<String> listed = listed(repository);
    assertTrue(listed.size() >= 10, listed::toString);
    for (Page page : repository.pages().values()) {
      String html = Files.readString(site.resolve(page.output()));
      assertTrue(html.contains("<title>" + Html.escaped(page.title())), page.file()::toString);
      assertTrue(html.contains("<h1 id="), page.file()::toString);
      Matcher nav = Pattern.compile("(?s)<nav>(.*)</nav>").matcher(html);
      assertTrue(nav.find());
      assertEquals(
          listed.size(), HREF.matcher(nav.group(1)).results().count(), page.file()::toString);
    }
  }

  /** A page that is not among the contents would not be found. */
  @Test
  void theContentsNameEachPage() {
    Repository repository = Repository.of(ROOT);
    Set<String> listed = listed(repository);
    Set<String> missing = new TreeSet<>();
    repository.pages().keySet().forEach(file -> missing.add(file.toString().replace('\\', '/')));
    missing.removeAll(listed);
    missing.removeIf(file -> file.equals("docs/README.md"));
    assertEquals(Set.of(), missing, "not in docs/README.md");
  }

  private static Set<String> listed(Repository repository) {
    Page contents = repository.pages().get(Path.of("docs/README.md"));
    Set<String> listed = new TreeSet<>();
    contents.destinations().stream()
        .filter(destination -> destination.endsWith(".md"))
        .forEach(d -> listed.add(Links.file(contents, d).toString().replace('\\', '/')));
    return listed;
  }

  @Test
  void anchorsAreThoseOfGitHub() {
    assertEquals(
        "run-the-kit-against-a-backend-of-yours", anchor("Run the kit against a backend of yours"));
    assertEquals("1-a-project-and-five-lines", anchor("1. A project and five lines"));
    assertEquals("what-x-is--and-isnt", anchor("What `x` is – and isn't"));
  }

  private static String anchor(String heading) {
    return Page.anchor(Page.text(Page.of(Path.of("a.md"), "# " + heading).document()));
  }

  @Test
  void codeIsColoredAndEscaped() {
    assertEquals(
        "<pre><code><span class=\"k\">int</span> a = <span class=\"s\">&quot;//&lt;&quot;</span>;"
            + " <span class=\"c\">// &amp; new</span>\n</code></pre>\n",
        Highlighter.block("int a = \"//<\"; // & new\n", "java"));
    assertEquals(
        "<pre class=\"text\"><code>a &lt; b</code></pre>\n", Highlighter.block("a < b", ""));
  }
}
