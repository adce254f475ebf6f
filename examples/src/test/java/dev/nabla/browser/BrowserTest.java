package dev.nabla.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the tests' browser leaves on a machine. */
@Timeout(120)
class BrowserTest {
  /** What it makes for the time that it runs is in its folder, too, and gone with that. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNothing() throws IOException {
    Path folder;
    try (Browser browser = Browser.open()) {
      folder = browser.folder();
      try (Stream<Path> files = Files.list(folder)) {
        List<String> names = files.map(file -> file.getFileName().toString()).toList();
        assertTrue(names.stream().anyMatch(name -> name.contains(".scoped_dir.")), names::toString);
      }
    }
    assertFalse(Files.exists(folder));
  }
}
