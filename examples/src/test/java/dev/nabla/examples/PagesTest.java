package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.examples.Snippets.Snippet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every block of code in every page is held to something. */
class PagesTest {
  /** What holds the Java of a page. */
  private static final Map<String, Class<?>> JAVA =
      Map.ofEntries(
          Map.entry("README.md", DocsTest.class),
          Map.entry("docs/choose-a-backend.md", DocsTest.class),
          Map.entry("docs/custom-modules.md", DocsTest.class),
          Map.entry("docs/inspect.md", DocsTest.class),
          Map.entry("docs/memory.md", DocsTest.class),
          Map.entry("docs/monitor.md", DocsTest.class),
          Map.entry("docs/pytorch.md", DocsTest.class),
          Map.entry("docs/reproducibility.md", DocsTest.class),
          Map.entry("docs/start.md", StartPageTest.class),
          Map.entry("docs/training.md", DocsTest.class),
          Map.entry("docs/troubleshooting.md", TroubleTest.class),
          Map.entry("docs/write-a-backend.md", BackendPageTest.class));

  /** Whose Java and Python show pieces of this repository's files. */
  private static final String PIECES = "CONTRIBUTING.md";

  /** What a line for the shell begins with, besides files that are here. */
  private static final Set<String> SHELL =
      Set.of("mvn", "java", "nabla", "git", "cd", "ln", "source", "#");

  private static final Set<String> LANGUAGES =
      Set.of("", "java", "sh", "xml", "yaml", "python", "csv", "json");

  private static final Pattern COMMAND =
      Pattern.compile("(?:java -jar \\S*nabla-examples\\.jar|(?<=[`\n])nabla)((?: +[^`\\s#|>]+)*)");

  @Test
  void noBlockIsLeftOut() throws IOException {
    Set<String> java = new TreeSet<>();
    for (String page : Snippets.pages()) {
      for (Snippet block : Snippets.of(page)) {
        assertTrue(LANGUAGES.contains(block.language()), page + ": " + block.language());
        if (block.language().equals("java")) {
          java.add(page);
        }
      }
    }
    Set<String> held = new TreeSet<>(JAVA.keySet());
    held.removeIf(page -> JAVA.get(page) == DocsTest.class && !isRun(page));
    held.add(PIECES);
    java.removeAll(held);
    assertEquals(Set.of(), java, "add the page to DocsTest, and to this test");
  }

  /** Each line of them stands in a file of the language. */
  @Test
  void piecesAreOfThisRepository() throws IOException {
    for (String language : List.of("java", "python")) {
      Set<String> lines = lines(language.equals("java") ? ".java" : ".py");
      for (String block : Snippets.of(PIECES, language)) {
        for (String line : block.lines().filter(line -> !line.isBlank()).toList()) {
          String code = line.replaceAll(" {2,}(//|#) .*| // \\w.*", "").strip();
          assertTrue(lines.contains(squeezed(code)), line);
        }
      }
    }
  }

  private static Set<String> lines(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Snippets.ROOT)) {
      return files
          .filter(
              file ->
                  file.toString().endsWith(ending)
                      && !Snippets.ROOT.relativize(file).toString().contains("target"))
          .flatMap(PagesTest::lines)
          .map(PagesTest::squeezed)
          .collect(Collectors.toSet());
    }
  }

  private static boolean isRun(String page) {
    return Stream.of(DocsTest.class.getDeclaredMethods())
        .map(method -> method.getAnnotation(CsvSource.class))
        .filter(Objects::nonNull)
        .flatMap(source -> Stream.of(source.value()))
        .anyMatch(line -> line.startsWith(page + ","));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeezed(String line) {
    return line.replaceAll("\\s+", "");
  }

  /** Each command is one, with options and files that there are. */
  @Test
  void commandsAreUnderstood() throws IOException {
    int commands = 0;
    for (String page : Snippets.pages()) {
      String text = Files.readString(Snippets.ROOT.resolve(page));
      for (String arguments : COMMAND.matcher(text).results().map(m -> m.group(1)).toList()) {
        commands++;
        assertDoesNotThrow(() -> understand(arguments), () -> page + ": nabla" + arguments);
      }
    }
    assertTrue(commands >= 8, commands + " commands");
  }

  private static void understand(String arguments) {
    List<String> words =
        Pattern.compile(" +")
            .splitAsStream(arguments.strip())
            .map(word -> word.replaceAll("^'|'$", ""))
            .filter(word -> !word.isEmpty() && !word.equals("…"))
            .toList();
    Nabla.commandLine().parseArgs(words.toArray(String[]::new));
    for (String word : words) {
      if (word.startsWith("examples/")) {
        assertTrue(Files.exists(Snippets.ROOT.resolve(word)), word);
      }
    }
  }

  /** Modules, profiles' properties and scripts of what a shell is told. */
  @Test
  void shellsAreToldWhatThereIs() throws IOException {
    List<String> unknown = new ArrayList<>();
    int lines = 0;
    for (String page : Snippets.pages()) {
      for (String block : Snippets.of(page, "sh")) {
        for (String line : block.lines().filter(l -> !l.isBlank()).toList()) {
          lines++;
          String first = line.strip().replaceFirst(" .*", "");
          boolean there = SHELL.contains(first);
          if (!there && !Files.isExecutable(Snippets.ROOT.resolve(first))) {
            unknown.add(page + ": " + line);
          }
          Pattern.compile(" -pl ([\\w,-]+)")
              .matcher(line)
              .results()
              .flatMap(m -> Pattern.compile(",").splitAsStream(m.group(1)))
              .filter(module -> !Files.exists(Snippets.ROOT.resolve(module).resolve("pom.xml")))
              .forEach(module -> unknown.add(page + ": " + module));
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(lines >= 10, lines + " lines");
  }

  /** Well-formed, and what is ours has the names and the version that are built here. */
  @Test
  void artifactsAreBuiltHere() throws Exception {
    int found = 0;
    for (String page : Snippets.pages()) {
      for (String block : Snippets.of(page, "xml")) {
        NodeList dependencies = xml("<all>" + block + "</all>").getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
          Element one = (Element) dependencies.item(i);
          if (text(one, "groupId").equals("dev.nabla")) {
            found++;
            Element project = built(text(one, "artifactId"));
            assertEquals(text(project, "version"), text(one, "version"), page);
          }
        }
      }
    }
    assertTrue(found >= 6, found + " dependencies");
  }

  /** The project of that name, one of the folders' here. */
  private static Element built(String artifact) throws Exception {
    Path pom = Snippets.ROOT.resolve(artifact.replaceFirst("^nabla-", "")).resolve("pom.xml");
    assertTrue(Files.exists(pom), artifact + " is no module");
    Element project = xml(Files.readString(pom));
    NodeList names = project.getElementsByTagName("artifactId");
    assertEquals(artifact, names.item(1).getTextContent(), "behind its parent's");
    return project;
  }

  private static String text(Element of, String name) {
    return of.getElementsByTagName(name).item(0).getTextContent().strip();
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  /** The tests would notice. */
  @Test
  void whatIsWrongIsNoticed() {
    assertThrows(Exception.class, () -> understand(" train --nothing examples/data/iris.yaml"));
    assertThrows(Exception.class, () -> understand(" trian examples/data/iris.yaml"));
    assertThrows(AssertionError.class, () -> understand(" train examples/data/isir.yaml"));
    assertThrows(AssertionError.class, () -> built("nabla-backend-tpu"));
  }
}
