package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java in the page on backends stands in the backend of which it tells. */
class BackendPageTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)\n```java\n(.*?)```");
  private static final Path PAGE = Path.of("..", "docs", "write-a-backend.md");
  private static final Path SOURCES = Path.of("third-party-backend", "src");

  @Test
  void everyBlockIsInTheSources() throws IOException {
    List<String> blocks =
        BLOCK.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).toList();
    List<String> sources = sources();
    assertTrue(blocks.size() >= 8, () -> blocks.size() + " blocks");
    for (String block : blocks) {
      assertTrue(sources.stream().anyMatch(source -> source.contains(block)), block);
    }
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(java.size() >= 10, () -> java.size() + " sources");
      return java.stream().map(BackendPageTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
